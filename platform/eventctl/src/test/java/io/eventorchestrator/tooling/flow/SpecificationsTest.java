package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationsTest {

    private static final String PLAN = "specs/001-shop/plan.md";
    private static final String HEADER = "| Event | Producer | Consumers |\n|---|---|---|\n";
    private static final String ROW = "| `orders.order.placed` | order-service | stock-service-reservations |\n";

    @TempDir
    private Path folder;

    private FlowShell shell;

    @BeforeEach
    void chooseTheFolder() {
        shell = new FlowShell(folder);
    }

    @Test
    void theSpecificationsOfAnotherProjectAreRead() {
        FlowShell there = new FlowShell(Path.of("src/test/resources/spec-kit/community-management"));

        assertThat(there.run()).as(there.errors()).isOne();

        assertThat(there.errors()).isEmpty();
        assertThat(there.out())
                .contains("specs/001-event-discovery-rsvp/plan.md", "[no-event-flow]")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void aTableThatAgreesWithTheContractHasNoFinding() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT).write(PLAN, HEADER + ROW);

        assertThat(shell.findings()).isEmpty();
        assertThat(shell.run()).isZero();
    }

    static Stream<Arguments> faultyPlans() {
        return Stream.of(
                Arguments.of("an empty cell", HEADER + "| OrderPlaced | order-service | |\n", PLAN + ":3 half-filled"),
                Arguments.of(
                        "a placeholder", HEADER + "| OrderPlaced | TBD | stock-service |\n", PLAN + ":3 half-filled"),
                Arguments.of("a short row", HEADER + ROW + "| OrderPlaced |\n", PLAN + ":4 half-filled"),
                Arguments.of(
                        "no event", HEADER + ROW + "| | order-service | stock-service |\n", PLAN + ":4 half-filled"),
                Arguments.of(
                        "a wrong service",
                        HEADER + "| OrderPlaced | ordr-service | stock-service |\n",
                        PLAN + ":3 unknown-service"),
                Arguments.of(
                        "a wrong producer",
                        HEADER + "| OrderPlaced | stock-service | stock-service |\n",
                        PLAN + ":3 contradiction"),
                Arguments.of(
                        "a missing consumer",
                        HEADER + "| OrderPlaced | order-service | – |\n",
                        PLAN + ":3 contradiction"),
                Arguments.of(
                        "two producers",
                        HEADER + "| OrderPlaced | order-service, stock-service | stock-service |\n",
                        PLAN + ":3 producers"),
                Arguments.of("a second row", HEADER + ROW + ROW, PLAN + ":4 repeated"),
                Arguments.of(
                        "an event of the table alone",
                        HEADER + ROW + "| OrderPaid | order-service | stock-service |\n",
                        PLAN + ":4 not-in-contract"),
                Arguments.of(
                        "a wrong key",
                        "| Event | Producer | Key |\n|---|---|---|\n| OrderPlaced | order-service | id |\n",
                        PLAN + ":3 contradiction"),
                Arguments.of(
                        "an unknown effect",
                        "| Event | Producer | Becomes |\n|---|---|---|\n| OrderPlaced | order-service | OrderPayed |\n",
                        PLAN + ":3 unknown-event"),
                Arguments.of(
                        "an open question",
                        "Text.\n\nMore\ntext [NEEDS CLARIFICATION: which\none?]\n\n" + HEADER + ROW,
                        PLAN + ":4 needs-clarification"),
                Arguments.of(
                        "a question in a cell",
                        HEADER + ROW + "\n| Field | Rule |\n|---|---|\n| a | [NEEDS CLARIFICATION] |\n",
                        PLAN + ":7 needs-clarification"),
                Arguments.of("no table", "# Plan\n\nWe will build it.\n", PLAN + ":0 no-event-flow"),
                Arguments.of("a table in a code block", "```\n" + HEADER + ROW + "```\n", PLAN + ":0 no-event-flow"),
                Arguments.of("a broken table", "| Event | Producer |\n|---\n| a | b |\n", PLAN + ":0 no-event-flow"),
                Arguments.of("a wide table", HEADER + ROW + "| OrderPlaced | | | | | |\n", PLAN + ":4 half-filled"),
                Arguments.of("deep quotes", ">".repeat(100_000) + " a\n\n", PLAN + ":0 no-event-flow"),
                Arguments.of("deep emphasis", "**a ".repeat(50_000) + "b**".repeat(50_000), PLAN + ":0 no-event-flow"),
                Arguments.of("open brackets", "[".repeat(200_000), PLAN + ":0 no-event-flow"),
                Arguments.of("binary content", "\u0000\u0001\u0002".repeat(1000), PLAN + ":0 no-event-flow"),
                Arguments.of("a large file", "a line of text\n".repeat(1_400_000), PLAN + ":0 too-large"),
                Arguments.of("nothing", "", PLAN + ":0 no-event-flow"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyPlans")
    void aFaultIsFoundWithItsLine(String name, String plan, String finding) throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT).write(PLAN, plan);

        assertThat(shell.findings()).contains(finding);
        assertThat(shell.errors()).isEmpty();
    }

    @Test
    void allFindingsAreReportedInOneRun() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT);
        shell.write(
                PLAN, "[NEEDS CLARIFICATION: a]\n\n" + HEADER + "| OrderPlaced | | |\n| OrderPaid | x-service | ? |\n");
        shell.write("specs/area/002-more/spec.md", "# Nothing\n");

        assertThat(shell.findings())
                .contains(
                        PLAN + ":1 needs-clarification",
                        PLAN + ":5 half-filled",
                        PLAN + ":6 half-filled",
                        PLAN + ":6 unknown-service",
                        "specs/area/002-more/spec.md:0 no-event-flow");
        assertThat(shell.run()).isEqualTo(1);
    }

    @Test
    void aFeatureMayHaveNoEvents() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT).write(PLAN, "# Plan\n\n## Events\nNone: it changes a page.\n");

        assertThat(shell.findings()).noneMatch(finding -> finding.endsWith("no-event-flow"));
    }

    @Test
    void aPlanThatIsTooLargeIsNotSaidToHaveNoEvents() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT).write(PLAN, "a line of text\n".repeat(100_000));

        assertThat(shell.findings())
                .contains(PLAN + ":0 too-large")
                .noneMatch(finding -> finding.endsWith("no-event-flow"));
    }

    @Test
    void aTemplateIsNamedWhereThereIsOne() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT).write(PLAN, "# Plan\n").run();
        assertThat(shell.out()).contains("with the columns Event, Producer,").doesNotContain("README");

        shell.write("specs/README.md", "# Template\n").run();
        assertThat(shell.out()).contains("Add one to plan.md; specs/README.md has a template.");
    }

    @Test
    void withoutContractAndSpecificationsThereIsNoFlow() {
        assertThat(shell.run()).isOne();

        assertThat(shell.findings()).containsExactlyInAnyOrder(".:0 no-contract", ".:0 no-specs");
    }

    @Test
    void commentsAndCodeAskNothing() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT);
        shell.write(
                PLAN, "<!-- [NEEDS CLARIFICATION: a] -->\n\nMark with `[NEEDS CLARIFICATION: b]`.\n\n" + HEADER + ROW);

        assertThat(shell.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`order-service` publishes `OrderPlaced`.           | publishes order-service OrderPlaced",
                "OrderPlaced is published by **order-service**.     | publishes order-service OrderPlaced",
                "The billing-service subscribes to OrderPlaced.     | reads OrderPlaced billing-service",
                "OrderPlaced is consumed by billing-service.        | reads OrderPlaced billing-service",
                "When OrderPlaced arrives, billing-service emits OrderPaid. | leads_to OrderPlaced OrderPaid",
                "billing-service reads OrderPlaced and publishes OrderPaid. | leads_to OrderPlaced OrderPaid",
                "OrderPlaced triggers OrderPaid.                    | leads_to OrderPlaced OrderPaid",
                "OrderPaid is undone by OrderRefunded.              | undone_by OrderPaid OrderRefunded"
            })
    void aSentenceIsInferredAndSaysSo(String sentence, String relation) throws IOException {
        shell.write(PLAN, "# Plan\n\nSome text.\n" + sentence + "\n");

        assertThat(shell.relations()).contains(relation + " [prose]");
        assertThat(shell.findings()).contains(PLAN + ":4 inferred", PLAN + ":0 no-event-flow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order-service does not publish OrderPlaced.",
                "order-service never reads OrderPlaced.",
                "order-service sends a mail.",
                "OrderPlaced means that a customer ordered.",
                "The order-service is written in Java."
            })
    void otherSentencesInferNothing(String sentence) throws IOException {
        shell.write(PLAN, sentence + "\n");

        assertThat(shell.relations()).isEmpty();
    }

    @Test
    void aDeclaredRelationIsNotInferred() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT);
        shell.write(PLAN, HEADER + ROW + "\nThe order-service publishes OrderPlaced.\n");

        assertThat(shell.findings()).isEmpty();
    }

    @Test
    void windowsFilesAreRead() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT);
        shell.write(PLAN, "\uFEFF" + (HEADER + ROW).replace("\n", "\r\n"));

        assertThat(shell.findings()).isEmpty();
    }

    @Test
    void anotherEncodingIsReadAndReported() throws IOException {
        shell.write("asyncapi.yaml", FlowShell.CONTRACT);
        shell.write(PLAN, ("Size\n\nGröße\n\n" + HEADER + ROW).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(shell.findings()).containsExactly(PLAN + ":3 encoding");
    }

    @Test
    void oneFeatureIsChosenByItsNumber() throws IOException {
        shell.write(PLAN, HEADER + "| OrderPlaced | order-service | billing-service |\n");
        shell.write("specs/002-more/plan.md", HEADER + "| OrderPaid | billing-service | |\n");

        assertThat(shell.run("001")).as(shell.out()).isZero();
        assertThat(shell.out()).contains("OrderPlaced").doesNotContain("OrderPaid");
        assertThat(shell.run("003")).isEqualTo(2);
        assertThat(shell.errors()).contains("There is no feature 003; there are 001-shop, 002-more");
    }

    @Test
    void inferredArrowsAreDottedAndHostileNamesEscaped() throws IOException {
        shell.write(PLAN, HEADER + "| Evil\"];x | `end` | `a|b` |\n\nbilling-service reads OrderPaid.\n");

        shell.run("--format", "mermaid");

        assertThat(shell.out()).contains("-.->|OrderPaid| billing-service").doesNotContain("\"];x", "a|b");
    }
}
