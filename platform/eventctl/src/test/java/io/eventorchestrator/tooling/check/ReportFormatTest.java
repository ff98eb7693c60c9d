package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFormatTest {

    @TempDir
    private Path project;

    private CheckShell shell;

    @BeforeEach
    void aFindingAndAnAcceptedOne() throws IOException {
        shell = new CheckShell(project)
                .write("a folder/asyncapi.yaml", SmallContract.of("pay", "refund"))
                .write(".specify/accepted-findings.yaml", """
                        - {rule: past-tense, subject: billing.invoice.pay, reason: <old> & known}
                        """);
    }

    @Test
    void textEndsWithTheNumberOfFindings() {
        assertThat(shell.run()).isOne();

        assertThat(shell.out())
                .contains("a folder/asyncapi.yaml:15: warning: The name of billing.invoice.refund does not end in the"
                        + " past tense. Name the fact, ")
                .containsPattern("\\R0 errors, \\d+ warnings, \\d+ notes, 1 accepted\\R$");
    }

    @Test
    void textAndJunitShowBackslashesAsTheyAre() throws IOException {
        shell.write("asyncapi.yaml", SmallContract.of("paid").replace("name: billing.invoice.paid", "name: paid"));

        for (String format : List.of("text", "junit")) {
            shell.run("--format", format);

            assertThat(shell.out()).contains("does not match [a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*.");
        }
    }

    @Test
    void sarifNamesRuleLevelAndPlaceAndSuppressesWhatIsAccepted() {
        assertThat(shell.run("--format", "sarif")).isOne();

        JsonNode sarif = JsonMapper.shared().readTree(shell.out());
        assertThat(sarif.path("version").asString()).isEqualTo("2.1.0");
        JsonNode run = sarif.path("runs").path(0);
        List<JsonNode> found = run.path("results")
                .valueStream()
                .filter(result -> result.path("ruleId").asString().equals("past-tense"))
                .toList();
        assertThat(found).hasSize(2).allSatisfy(result -> {
            assertThat(result.path("level").asString()).isEqualTo("warning");
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            assertThat(place.path("artifactLocation").path("uri").asString()).isEqualTo("a%20folder/asyncapi.yaml");
            assertThat(place.path("region").path("startLine").asInt()).isPositive();
        });
        assertThat(found.getLast()
                        .path("suppressions")
                        .path(0)
                        .path("justification")
                        .asString())
                .isEqualTo("<old> & known");
        assertThat(run.path("tool").path("driver").path("rules").valueStream())
                .extracting(rule -> rule.path("id").asString())
                .contains("past-tense")
                .doesNotHaveDuplicates();
    }

    @Test
    void junitHasAFailurePerFindingAndSkipsWhatIsAccepted() throws Exception {
        assertThat(shell.run("--format", "junit")).isOne();

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(shell.out().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(String.valueOf(suite.getElementsByTagName("failure").getLength()));
        assertThat(suite.getAttribute("tests"))
                .isEqualTo(String.valueOf(suite.getElementsByTagName("testcase").getLength()));
        assertThat(messages(suite, "failure")).anyMatch(message -> message.contains("billing.invoice.refund"));
        assertThat(messages(suite, "skipped")).containsExactly("<old> & known");
    }

    @Test
    void anUnknownFormatIsWrongUse() {
        assertThat(shell.run("--format", "html")).isEqualTo(2);
    }

    private static List<String> messages(Element suite, String outcome) {
        var elements = suite.getElementsByTagName(outcome);
        return IntStream.range(0, elements.getLength())
                .mapToObj(index -> ((Element) elements.item(index)).getAttribute("message"))
                .toList();
    }
}
