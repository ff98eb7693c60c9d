package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** Draws sagas, whatever a contract says of them. */
class SagasTest {

    private static final String HOSTILE = "<script>alert(1)</script>\"'&\u202E";
    private static final String SAGA = """
            x-sagas:
              sale:
                service: order-service
                id: orderId
                begins: OrderPlaced
                ends: [OrderPaid]
                steps:
                  - {name: pack, service: stock-service, within: 1h, undone-by: unpacking, events: [OrderPaid]}
                  - {name: pay, system: bank, within: 30s, not-undone-because: it is last}
                  - {name: post, person: courier}
                  - {name: file}
                  - {name: forget, person: clerk, within: 1d, undone-by: remembering}
            """;

    @TempDir
    private Path folder;

    private FlowShell shell;

    @BeforeEach
    void writeAProject() throws IOException {
        shell = new FlowShell(folder).write("asyncapi.yaml", FlowShell.CONTRACT + SAGA);
    }

    @Test
    void textNamesEachStepAndWhatItLacks() {
        assertThat(shell.run()).as(shell.errors()).isZero();

        assertThat(shell.out()).contains("""
                saga sale of order-service (contract asyncapi.yaml:18)
                  begins        OrderPlaced
                  1 pack        service: stock-service; within 1h
                                undone by unpacking
                                then OrderPaid
                  2 pay         system: bank; within 30s
                                not undone, because it is last
                  3 post        person: courier; no time limit
                                no compensation
                  4 file        nowhere; no time limit
                                no compensation
                  5 forget      person: clerk; within 1d
                                undone by remembering
                  ends          OrderPaid
                """);
    }

    @Test
    void mermaidIsAChainWithTheCompensations() {
        shell.run("--format", "mermaid");

        assertThat(shell.out()).contains("""
                  subgraph saga1["sale of order-service"]
                  saga1begin(["OrderPlaced"]) --> saga1step1["pack<br/>service#58; stock-service<br/>within 1h"]
                  saga1step1 -.- saga1step1undo["undone by unpacking"]
                  saga1step1 --> saga1step2["pay<br/>system#58; bank<br/>within 30s"]
                """).endsWith("  saga1step5 --> saga1end([\"OrderPaid\"])\n  end\n");
    }

    @Test
    void jsonHasEachStepWithItsPlace() {
        JsonNode saga = shell.json().at("/sagas/0");

        assertThat(saga.path("name").asString()).isEqualTo("sale");
        assertThat(saga.path("begins").asString()).isEqualTo("OrderPlaced");
        assertThat(saga.at("/ends/0").asString()).isEqualTo("OrderPaid");
        assertThat(saga.path("steps")).hasSize(5);
        assertThat(saga.at("/steps/0").toString())
                .isEqualTo("{\"file\":\"asyncapi.yaml\",\"line\":24,\"name\":\"pack\",\"service\":\"stock-service\","
                        + "\"within\":\"1h\",\"undoneBy\":\"unpacking\",\"events\":[\"OrderPaid\"]}");
    }

    @Test
    void aLongChainGoesOnInTheNextRowOfThePicture() throws Exception {
        shell.run("--format", "svg");

        assertThat(parsed(shell.out()).getElementsByTagName("polygon").getLength())
                .isEqualTo(3);
        assertThat(shell.out()).contains("<title>5 forget: person: clerk, within 1d; undone by remembering</title>");
    }

    @Test
    void thePageHasATableOfSteps() {
        shell.run("--format", "html");

        assertThat(shell.out())
                .contains(
                        "<h2>Saga sale of order-service</h2>",
                        "<tr><td>pay</td><td>system: bank</td><td>within 30s</td>"
                                + "<td>not undone, because it is last</td><td></td><td>asyncapi.yaml:25</td></tr>");
    }

    @Test
    void aViewShowsOnlySagasOfItsEvents() throws IOException {
        shell.write(
                        "specs/001-shop/spec.md",
                        "### User Story 1 - Selling\n`OrderPlaced`\n\n### User Story 2 - No\n`Gone`\n")
                .write("specs/001-shop/plan.md", """
                        | Event | Producer | Consumers |
                        |---|---|---|
                        | OrderPlaced | order-service | stock-service |
                        | Gone | order-service | stock-service |
                        """);

        assertThat(shell.json("--story", "1").path("sagas")).hasSize(1);
        assertThat(shell.json("--impact", "Gone").path("sagas")).isEmpty();
    }

    @Test
    void aProjectWithoutSagasLooksAsBefore() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT);
        for (String format : new String[] {"text", "mermaid", "svg", "html"}) {
            shell.run("--format", format);

            assertThat(shell.out()).isNotEmpty().doesNotContainIgnoringCase("saga", "<style>.step", "subgraph");
        }
    }

    @Test
    void hostileTextsStayTexts() throws Exception {
        shell.write(
                "asyncapi.yaml",
                FlowShell.CONTRACT + SAGA.replace("unpacking", "'" + HOSTILE.replace("'", "''") + "'"));

        shell.run("--format", "svg");
        parsed(shell.out());
        shell.run("--format", "html");

        assertThat(shell.out()).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "\u202E");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
