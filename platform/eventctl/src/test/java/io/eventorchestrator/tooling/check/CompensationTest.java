package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompensationTest {

    private static final String PLAN = "specs/001-bills/plan.md";
    private static final String ROW = "| %s | billing-service | published for others | number | %s | %s |\n";
    private static final String HEADER =
            "| Event | Producer | Consumers | Key | Leads to | Undone by |\n|---|---|---|---|---|---|\n";
    private static final String PARTNER = """
            asyncapi: 3.0.0
            info: {title: Partner, version: 1.0.0}
            channels:
              paid: {address: billing.invoice.paid, messages: {paid: {payload: {type: object}}}}
              sent: {address: billing.receipt.sent, messages: {sent: {payload: {type: object}}}}
            operations:
              read: {action: receive, channel: {$ref: '#/channels/paid'}}
            """;

    @TempDir
    private Path project;

    private CheckShell shell;

    @BeforeEach
    void aContractWithThreeEvents() throws IOException {
        shell = new CheckShell(project).write("asyncapi.yaml", SmallContract.of("issued", "paid", "withdrawn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "–",
                "-",
                "—",
                "none",
                "None",
                "n/a",
                "nothing",
                "nobody",
                "nothing to undo",
                "issued",
                "billing.invoice.issued",
                "`billing.invoice.issued`",
                "withdrawn or issued"
            })
    void aStepThatNothingElseUndoesIsAFinding(String cell) throws IOException {
        assertThat(findings(cell)).contains(PLAN + ":3 no-compensation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing.invoice.withdrawn",
                "`withdrawn`",
                "nothing to undo: the bill is only a draft",
                "Nothing to undo: see PaymentPolicies",
                "none: `billing.invoice.paid` ends it",
                "–: a draft"
            })
    void aCompensationOrAReasonIsEnough(String cell) throws IOException {
        assertThat(findings(cell)).noneMatch(finding -> finding.startsWith(PLAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?", "TBD", "nothing to undo:", "nothing to undo: TBD", "none: ?", "nothing to undo: …"})
    void anOpenReasonIsNotFilledIn(String cell) throws IOException {
        assertThat(findings(cell)).contains(PLAN + ":3 half-filled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing.invoice.vanished", "InvoiceVanished", "a manual refund"})
    void aCompensationThatNobodyDeclaresIsAFinding(String cell) throws IOException {
        assertThat(findings(cell)).contains(PLAN + ":3 unknown-event");
    }

    @Test
    void aCompensationAndTheLastStepNeedNone() throws IOException {
        shell.write(
                PLAN,
                HEADER
                        + ROW.formatted("billing.invoice.issued", "paid", "billing.invoice.withdrawn")
                        + ROW.formatted("billing.invoice.paid", "–", "–")
                        + ROW.formatted("billing.invoice.withdrawn", "paid", "–"));

        assertThat(shell.findings()).noneMatch(finding -> finding.endsWith("no-compensation"));
    }

    @Test
    void theCheckSaysThatAContractAloneTellsNothingAboutSagas() throws IOException {
        shell.write("asyncapi.yaml", PARTNER + "  send: {action: send, channel: {$ref: '#/channels/sent'}}\n");

        assertThat(shell.findings()).contains("asyncapi.yaml:7 no-compensation");
        shell.run();
        assertThat(shell.out()).contains("note: Compensations are not checked");
    }

    @Test
    void aServiceThatOnlyReadsNeedsNoSaga() throws IOException {
        shell.write("asyncapi.yaml", PARTNER);

        assertThat(shell.findings()).noneMatch(finding -> finding.endsWith("no-compensation"));
    }

    private List<String> findings(String cell) throws IOException {
        shell.write(
                PLAN,
                HEADER
                        + ROW.formatted("billing.invoice.issued", "billing.invoice.paid", cell)
                        + ROW.formatted("billing.invoice.paid", "–", "–")
                        + ROW.formatted("billing.invoice.withdrawn", "–", "–"));
        return shell.findings();
    }
}
