package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTest {

    private static final String SUBJECT = "past-tense:billing.invoice.pay";
    private static final String REASON = "it's \"older\" than: the rule";

    @TempDir
    private Path project;

    private CheckShell shell;

    @BeforeEach
    void aContractWithTwoBadNames() throws IOException {
        shell = new CheckShell(project).write("asyncapi.yaml", SmallContract.of("pay", "refund"));
    }

    @Test
    void anAcceptedFindingIsListedWithItsReason() {
        assertThat(shell.run("--accept", SUBJECT, "--reason", REASON)).isOne();

        assertThat(shell.out())
                .contains("accepted: asyncapi.yaml:")
                .contains("because: " + REASON + " (.specify/accepted-findings.yaml:2)");
        assertThat(shell.findings())
                .filteredOn(finding -> finding.endsWith("past-tense"))
                .hasSize(1);
    }

    @Test
    void aRuleIsAcceptedAsAWhole() {
        shell.run("--accept", "past-tense", "--reason", REASON);

        assertThat(shell.findings()).noneMatch(finding -> finding.endsWith("past-tense"));
    }

    @Test
    void aSecondAcceptanceKeepsTheFirst() throws IOException {
        shell.run("--accept", SUBJECT, "--reason", REASON);
        shell.run("--accept", "past-tense:billing.invoice.refund", "--reason", "null");

        assertThat(Files.readString(project.resolve(".specify/accepted-findings.yaml")))
                .endsWith("""
                - rule: past-tense
                  subject: billing.invoice.pay
                  reason: "it's \\"older\\" than: the rule"
                - rule: past-tense
                  subject: billing.invoice.refund
                  reason: "null"
                """);
        assertThat(shell.findings()).noneMatch(finding -> finding.endsWith("past-tense"));
    }

    @Test
    void anAcceptanceWithoutItsFindingIsAFinding() throws IOException {
        shell.run("--accept", SUBJECT, "--reason", REASON);
        shell.write("asyncapi.yaml", SmallContract.of("paid", "refund"));

        assertThat(shell.findings()).contains(".specify/accepted-findings.yaml:2 accepted-nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"past-tense:billing.invoice", "past-tense:invoice.pay", "no-such-rule"})
    void anAcceptanceThatMatchesNothingIsRefused(String accepted) {
        assertThat(shell.run("--accept", accepted, "--reason", REASON)).isEqualTo(2);

        assertThat(shell.errors()).contains("No open finding matches " + accepted);
        assertThat(project.resolve(".specify")).doesNotExist();
    }

    @Test
    void anAcceptanceNeedsAReason() {
        assertThat(shell.run("--accept", "past-tense")).isEqualTo(2);
        assertThat(shell.run("--reason", REASON)).isEqualTo(2);
        assertThat(shell.errors()).contains("--accept and --reason belong together");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule: past-tense",
                "just words",
                "- just words",
                "- {rule: past-tense, reason: old, until: 2027}",
                "- {rule: [], reason: {}}"
            })
    void anEntryThatIsNotUnderstoodIsAFinding(String text) throws IOException {
        shell.write(".specify/accepted-findings.yaml", text);

        assertThat(shell.findings())
                .contains(".specify/accepted-findings.yaml:1 accepted-findings")
                .anyMatch(finding -> finding.endsWith("past-tense"));
    }
}
