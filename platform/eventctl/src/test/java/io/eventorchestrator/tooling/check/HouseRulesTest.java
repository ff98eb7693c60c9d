package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseRulesTest {

    private static final String FILE = ".specify/event-rules.yaml";

    @TempDir
    private Path project;

    private CheckShell shell;

    @BeforeEach
    void aContract() throws IOException {
        shell = new CheckShell(project).write("asyncapi.yaml", SmallContract.of("pay"));
    }

    @Test
    void aHouseHasItsOwnPastTense() throws IOException {
        shell.write(FILE, "names: {past-tense: [pay]}\n");

        assertThat(shell.findings()).noneMatch(finding -> finding.endsWith("past-tense"));
    }

    @Test
    void aHouseHasItsOwnNames() throws IOException {
        shell.write(FILE, "names:\n  event: 'com\\..*'\n");

        assertThat(shell.findings()).contains("asyncapi.yaml:7 event-name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | team-billing | billing.invoice.paid | group-name",
                "names: {group: 'team-.+'} | team-billing | billing.invoice.paid |",
                "names: {group: 'team-<service>'} | team-billing | billing.invoice.paid | group-name",
                "names: {group: '.+', topic: 'prod\\.<event>'} | team-billing | billing.invoice.paid | topic-name",
                "names: {group: '.+', topic: 'prod\\.<event>'} | team-billing | prod.billing.invoice.paid |",
                "names: {group: '.+', topic: 'a b'} | team-billing | billing.invoice.paid | topic-name"
            })
    void aHouseHasItsOwnFormsOfGroupsAndTopics(String rules, String group, String topic, String rule)
            throws IOException {
        shell.write(FILE, rules == null ? "" : rules).write("asyncapi.yaml", contract(topic, group));

        List<String> found = shell.findings();

        assertThat(found.stream().filter(finding -> finding.matches(".* (group|topic)-name")))
                .as(shell.out())
                .hasSize(rule == null ? 0 : 1)
                .allMatch(finding -> finding.endsWith(rule));
    }

    @Test
    void aHouseHasItsOwnFormOfDeadLetterTopics() throws IOException {
        String topic = "billing.invoice.paid";
        shell.write("asyncapi.yaml", contract(topic, "billing-service-books")).write("dapr/read.yaml", """
                kind: Subscription
                metadata: {name: read}
                spec:
                  pubsubname: billing-service-books
                  topic: billing.invoice.paid
                  deadLetterTopic: dead-billing.invoice.paid
                scopes: [billing-service]
                """);
        assertThat(shell.findings()).contains("dapr/read.yaml:6 dead-letter-name");

        shell.write(FILE, "names: {dead-letter: 'dead-<topic>'}\n");
        assertThat(shell.findings()).noneMatch(finding -> finding.endsWith("dead-letter-name"));
    }

    @Test
    void aHouseHasItsOwnPersonalData() throws IOException {
        shell.write(FILE, "personal-data: [number]\n");

        assertThat(shell.findings()).anyMatch(finding -> finding.endsWith(" personal-data"));
    }

    @Test
    void aHouseHasItsOwnBounds() throws IOException {
        shell.write(FILE, "partitions: {least: 3}\nretention: {least: 2h, most: 30d}\n")
                .write("topics.yaml", """
                        apiVersion: kafka.strimzi.io/v1
                        kind: KafkaTopic
                        metadata:
                          name: billing.invoice.pay
                        spec:
                          partitions: 2
                          config: {retention.ms: -1}
                        """);

        assertThat(shell.findings()).contains("topics.yaml:4 partitions", "topics.yaml:4 retention");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: {}                                  | There is no rule name.",
                "names: {events: a}                        | There is no rule events.",
                "names: a                                  | names must have keys.",
                "names: {event: '['}                       | event is not a regular expression",
                "names: {group: '<service>('}              | group is not a regular expression",
                "names: {past-tense: pay}                  | past-tense must be a list of words.",
                "partitions: 7                             | partitions must have keys.",
                "partitions: {least: many}                 | least is not understood.",
                "partitions: {least: 9, most: 8}           | least of partitions is more than most.",
                "retention: {least: 7}                     | least is not understood.",
                "personal-data: {email: true}              | personal-data must be a list of words.",
                "[]                                        | The file must have keys."
            })
    void anInvalidRuleIsAFinding(String rules, String message) throws IOException {
        shell.write(FILE, rules);

        assertThat(shell.run()).isOne();

        assertThat(shell.out()).contains(FILE + ":1: error: " + message).contains("[past-tense]");
    }

    private static String contract(String topic, String group) {
        return """
                asyncapi: 3.0.0
                info: {title: Billing, version: 1.0.0}
                channels:
                  InvoicePaid: {address: %s, messages: {InvoicePaid: {$ref: '#/components/messages/InvoicePaid'}}}
                operations:
                  pay: {action: send, channel: {$ref: '#/channels/InvoicePaid'}, x-service: bank-service}
                  book:
                    action: receive
                    channel: {$ref: '#/channels/InvoicePaid'}
                    x-service: billing-service
                    bindings: {kafka: {groupId: {const: %s}}}
                components:
                  messages: {InvoicePaid: {name: billing.invoice.paid, x-version: '1.0', payload: {type: object}}}
                """.formatted(topic, group);
    }
}
