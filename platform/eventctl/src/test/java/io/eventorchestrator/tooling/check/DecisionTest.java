package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

    private static final String CONTRACT = "shop/asyncapi.yaml";
    private static final String LATER = " since HEAD, and no decision says why. Add docs/adr/008-<decision>.md";

    @TempDir
    private Path repository;

    private CheckShell shell;

    @BeforeEach
    void aProjectInAFolderOfARepository() throws Exception {
        shell = new CheckShell(repository.resolve("shop"));
        new CheckShell(repository)
                .write(CONTRACT, contract())
                .write("shop/schemas/pay.json", "{\"type\": \"object\"}")
                .write("shop/docs/adr/007-pay.md", "# 7. Pay");
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-q", "-m", "first");
    }

    @Test
    void withoutAChangeNothingIsSuggested() {
        shell.run("--against", "HEAD");

        assertThat(shell.out()).doesNotContain("no-decision");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partitions: 3          | partitions: 4           | asyncapi.yaml:4: warning: The number of partitions of the topic pay changed from 3 to 4
            x-version: '1.4'       | x-version: '2.0'        | asyncapi.yaml:8: warning: The major version of the event pay changed from 1 to 2
            address: pay           | address: payments       | asyncapi.yaml:4: warning: The topic payments is new
            address: pay           | address: payments       | asyncapi.yaml: warning: The topic pay is gone
            [billing-service-pay]  | [billing-service-paid]  | asyncapi.yaml:15: warning: The group billing-service-paid is new
            x-service: billing      | x-service: other         | asyncapi.yaml:15: warning: The service of the group billing-service-pay changed
            """)
    void aChangeThatOthersRelyOnSuggestsADecision(String old, String current, String finding) throws IOException {
        shell.write("asyncapi.yaml", contract().replace(old, current));

        assertThat(shell.run("--against", "HEAD")).isOne();

        assertThat(shell.out()).containsPattern(Pattern.quote(finding) + ".*" + LATER);
    }

    @Test
    void aMinorVersionNeedsNoDecision() throws IOException {
        shell.write("asyncapi.yaml", contract().replace("1.4", "1.5")).run("--against", "HEAD");

        assertThat(shell.out()).doesNotContain("no-decision");
    }

    @Test
    void aDecisionThatWasAddedIsEnough() throws IOException {
        shell.write("asyncapi.yaml", contract().replace("partitions: 3", "partitions: 4"))
                .write("docs/adr/008-more-partitions.md", "# 8. More partitions")
                .run("--against", "HEAD");

        assertThat(shell.out()).doesNotContain("no-decision");
    }

    @Test
    void aDraftHasTheFormOfTheLastRecordAndCountsOnceItIsFilledIn() throws IOException {
        shell.write("asyncapi.yaml", contract().replace("partitions: 3", "partitions: 4"))
                .write("docs/adr/007-pay.md", "# ADR-007: Pay\n\n**Status**: accepted\n\n**Context.** We pay.\n");

        assertThat(shell.run("--against", "HEAD", "--draft", "More partitions!"))
                .isOne();

        assertThat(shell.errors()).contains("Wrote docs/adr/008-more-partitions.md. Answer its questions.");
        assertThat(shell.out()).contains("Answer the questions in docs/adr/008-more-partitions.md. [no-decision]");
        Path draft = repository.resolve("shop/docs/adr/008-more-partitions.md");
        assertThat(draft).hasContent("""
                # ADR-8: More partitions!

                **Status**: proposed

                **Context.** [NEEDS CLARIFICATION: what makes this necessary?]

                - The number of partitions of the topic pay changed from 3 to 4 since HEAD.

                **Decision.** [NEEDS CLARIFICATION: what is decided, and why so?]

                **Consequences.** [NEEDS CLARIFICATION: what follows, and what gets harder?]
                """);
        Files.writeString(draft, Files.readString(draft).replaceAll("\\[.*?]", "Because."));
        shell.run("--against", "HEAD");
        assertThat(shell.out()).doesNotContain("no-decision");
    }

    @Test
    void aDraftHasHeadingsWhereTheRecordsHaveThem() throws IOException {
        shell.write("asyncapi.yaml", contract().replace("partitions: 3", "partitions: 4"))
                .run("--against", "HEAD", "--draft", "Übergröße");

        assertThat(Files.readString(repository.resolve("shop/docs/adr/008-bergr-e.md")))
                .startsWith("# 8. Übergröße\n\n## Status\nProposed\n\n## Context\n")
                .contains("\n\n## Decision\n", "\n\n## Consequences\n");
    }

    @ParameterizedTest
    @CsvSource({"--draft=Why, needs --against", "--draft=Why --against=HEAD, No decision is missing"})
    void aDraftNeedsAChangeThatIsNotDecided(String options, String error) {
        assertThat(shell.run(options.split(" "))).isEqualTo(2);

        assertThat(shell.errors()).contains(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HEAD:nothing", " "})
    void anUnknownRevisionIsReportedInOneLine(String revision) {
        assertThat(shell.run("--against=" + revision)).isEqualTo(3);

        assertThat(shell.errors()).contains("is not a git revision").hasLineCount(1);
    }

    private static String contract() {
        return """
                asyncapi: 3.0.0
                info: {title: Shop, version: 1.0.0}
                channels:
                  paying:
                    address: pay
                    bindings: {kafka: {partitions: 3}}
                    messages:
                      pay:
                        name: pay
                        x-version: '1.4'
                        payload: {$ref: schemas/pay.json}
                        examples: [{payload: {}}]
                operations:
                  send: {action: send, x-service: shop, channel: {$ref: '#/channels/paying'}}
                  read:
                    action: receive
                    x-service: billing-service
                    channel: {$ref: '#/channels/paying'}
                    bindings: {kafka: {groupId: {enum: [billing-service-pay]}}}
                """;
    }

    private void git(String... command) throws Exception {
        List<String> words = Stream.concat(Stream.of("git"), Stream.of(command)).toList();
        Process git = new ProcessBuilder(words)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
