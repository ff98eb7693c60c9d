package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eventorchestrator.tooling.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.maven.plugin.surefire.log.api.PrintStreamLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The reports for build servers say the same as the report for scripts. */
class ReportReadersTest {

    private static final String REASON = "<old> & known";

    @TempDir
    private Path project;

    private CheckShell shell;
    private List<JsonNode> findings = List.of();

    @BeforeEach
    void errorsWarningsNotesAndAnAcceptedFinding() throws IOException {
        shell = new CheckShell(project)
                .write(
                        "a folder/asyncapi.yaml",
                        SmallContract.of("pay", "refund").replace("messages:", "bindings: {pulsar: {}}\n    messages:"))
                .write("specs/001-bills/plan.md", """
                        | event | producer | consumers |
                        |---|---|---|
                        | billing.invoice.pay | | <nobody>-service |
                        """)
                .write(".specify/accepted-findings.yaml", """
                        - {rule: past-tense, subject: billing.invoice.pay, reason: %s}
                        """.formatted(REASON));
        findings = shell.json().path("findings").valueStream().toList();
        assertThat(findings)
                .extracting(finding -> finding.path("severity").asString())
                .contains("error", "warning", "note");
    }

    @Test
    void aReaderOfSarifFindsEachWithItsPlace() throws IOException {
        assertThat(results())
                .filteredOn(result -> result.getSuppressions() == null)
                .extracting(ReportReadersTest::read)
                .containsExactlyElementsOf(
                        findings.stream().map(ReportReadersTest::printed).toList());
    }

    @Test
    void aReaderOfSarifFindsTheReasonOfAnAcceptance() throws IOException {
        assertThat(results())
                .filteredOn(result -> result.getSuppressions() != null)
                .flatExtracting(Result::getSuppressions)
                .singleElement()
                .hasFieldOrPropertyWithValue("justification", REASON);
    }

    @Test
    void aReaderOfJUnitFindsEachFaultWithItsRule() throws Exception {
        assertThat(suites())
                .flatExtracting(ReportTestSuite::getTestCases)
                .filteredOn(ReportTestCase::hasFailure)
                .extracting(
                        ReportTestCase::getFailureType,
                        ReportTestCase::getFailureMessage,
                        ReportTestCase::getName,
                        ReportTestCase::getFailureDetail)
                .containsExactlyElementsOf(
                        faults().stream().map(ReportReadersTest::failure).toList());
    }

    @Test
    void aReaderOfJUnitCountsFaultsAndAcceptedFindings() throws Exception {
        int faults = faults().size();

        assertThat(sum(ReportTestSuite::getNumberOfTests)).isEqualTo(faults + 1);
        assertThat(sum(ReportTestSuite::getNumberOfFailures)).isEqualTo(faults);
        assertThat(sum(ReportTestSuite::getNumberOfSkipped)).isOne();
        assertThat(sum(ReportTestSuite::getNumberOfErrors)).isZero();
    }

    @Test
    void aReaderOfJUnitFindsThatThereIsNothingToCorrect() throws Exception {
        Path other = project.resolve("other-service");
        Answer.of("new", "project", other.toString());
        shell = new CheckShell(other);

        assertThat(suites())
                .flatExtracting(ReportTestSuite::getTestCases)
                .singleElement()
                .matches(ReportTestCase::isSuccessful);
    }

    private List<Result> results() throws IOException {
        shell.run("--format", "sarif");
        return new ObjectMapper()
                .readValue(shell.out(), SarifSchema210.class)
                .getRuns()
                .getFirst()
                .getResults();
    }

    private static Tuple read(Result result) {
        PhysicalLocation place = result.getLocations().getFirst().getPhysicalLocation();
        return tuple(
                result.getRuleId(),
                result.getLevel().value(),
                place.getArtifactLocation().getUri().replace("%20", " "),
                place.getRegion() == null ? 0 : place.getRegion().getStartLine(),
                result.getMessage().getText());
    }

    private static Tuple printed(JsonNode finding) {
        return tuple(
                finding.path("rule").asString(),
                finding.path("severity").asString(),
                finding.path("file").asString(),
                finding.path("line").asInt(),
                sentence(finding));
    }

    private List<JsonNode> faults() {
        return findings.stream()
                .filter(finding -> !finding.path("severity").asString().equals("note"))
                .toList();
    }

    private static Tuple failure(JsonNode fault) {
        String place = fault.path("file").asString() + ":" + fault.path("line").asInt();
        String rule = fault.path("rule").asString();
        String line = "%s: %s: %s [%s]".formatted(place, fault.path("severity").asString(), sentence(fault), rule);
        return tuple(rule, sentence(fault), place, line);
    }

    private static String sentence(JsonNode finding) {
        return (finding.path("message").asString() + " "
                        + finding.path("remedy").asString())
                .strip();
    }

    private int sum(ToIntFunction<ReportTestSuite> number) throws Exception {
        return suites().stream().mapToInt(number).sum();
    }

    private List<ReportTestSuite> suites() throws Exception {
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        shell.run("--format", "junit");
        List<ReportTestSuite> suites = new TestSuiteXmlParser(
                        new PrintStreamLogger(new PrintStream(complaints, true, StandardCharsets.UTF_8)))
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(shell.out().getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8));
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
        return suites;
    }
}
