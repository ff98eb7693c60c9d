package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherProjectsTest {

    private static final Path PUBLIC = Path.of("src/test/resources/asyncapi");

    @TempDir
    private Path folder;

    private CheckShell shell;

    @BeforeEach
    void chooseTheFolder() {
        shell = new CheckShell(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adeo-kafka-request-reply", "gitter-streaming", "oneof", "slack-rtm", "streetlights-kafka"})
    void aPublicDocumentGetsFindingsAndNoneAboutWhatItDoesNotHave(String name) throws IOException {
        shell.write("asyncapi.yaml", Files.readAllBytes(PUBLIC.resolve(name + "-asyncapi.yml")));

        assertThat(shell.run()).isOne();

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.findings())
                .anyMatch(finding -> finding.endsWith("past-tense"))
                .noneMatch(finding -> finding.matches(".* (group|record|handler|generated|subscription|workload)-.*"));
    }

    @Test
    void theSpecificationsOfAnotherProjectGetFindings() {
        CheckShell there = new CheckShell(Path.of("src/test/resources/spec-kit/community-management"));

        assertThat(there.run()).as(there.errors()).isOne();

        assertThat(there.errors()).isEmpty();
        assertThat(there.out())
                .contains(
                        "specs/001-event-discovery-rsvp/plan.md",
                        "specs/003-recurring-multiday/plan.md",
                        "specs/004-permissions-creator-accounts/plan.md",
                        "[no-event-flow]")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dapr/subscription.yaml | 'kind: Subscription\nspec: [' | dapr/subscription.yaml:2 syntax",
                "dapr/subscription.yaml | 'kind: Subscription\nspec: 7' | dapr/subscription.yaml:2 no-topic",
                "dapr/subscription.yaml | 'kind: Subscription' | dapr/subscription.yaml:1 no-topic",
                "dapr/subscription.yaml | 'kind: Subscription\nspec: &a {b: *a}' | dapr/subscription.yaml:2 no-topic",
                ".specify/event-rules.yaml | 'names: [[' | .specify/event-rules.yaml:1 syntax",
                "compose.yaml | 'services: {a: {command: [' | compose.yaml:1 syntax"
            })
    void aBrokenFileIsAFindingAndTheOthersAreRead(String file, String text, String finding) throws IOException {
        shell.write("asyncapi.yaml", SmallContract.of("pay")).write(file, text);

        assertThat(shell.findings()).contains(finding).anyMatch(other -> other.endsWith("past-tense"));
    }

    @Test
    void sourcesOfEveryKindAreRead() throws IOException {
        shell.write("asyncapi.yaml", SmallContract.of("paid"))
                .write("a/src/main/java/Latin.java", "// caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                .write("a/src/main/java/Open.java", "@EventType(\"a.b.c\") record A(int b, \"\"\" /* ")
                .write("a/src/main/java/Long.java", "String s = \"" + "\\n".repeat(100_000) + "\";")
                .write("a/src/main/java/Group.java", "@ConsumerGroup(\"a-b\") class G { @EventHandler void on(");

        assertThat(shell.run()).isOne();

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.findings())
                .contains("a/src/main/java/Latin.java:1 encoding", "a/src/main/java/Group.java:1 group-unknown");
    }

    @Test
    void aFolderThatDoesNotExistIsReportedInOneLine() {
        assertThat(new CheckShell(folder.resolve("none")).run()).isEqualTo(3);
    }
}
