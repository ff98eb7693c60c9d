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

class KeyDifferencesTest {

    private static final String CONTRACT = """
            asyncapi: 3.0.0
            info: {title: %1$s, version: 1.0.0}
            channels:
              %2$s:
                address: %3$s
                messages:
                  %2$s:
                    name: %4$s
                    %5$s
                    payload: {type: object}
            operations:
              only: {action: %6$s, channel: {$ref: '#/channels/%2$s'}}
            """;
    private static final String PRODUCER = "orders/asyncapi.yaml";
    private static final String CONSUMER = "billing/asyncapi.yaml";
    private static final String TOPIC = "orders.order.placed";

    @TempDir
    private Path project;

    private CheckShell shell;

    @BeforeEach
    void aProducer() throws IOException {
        shell = new CheckShell(project).write(PRODUCER, producer("x-key: orderId"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders | orders.order.placed | orders.order.placed",
                "placedOrders | orders.order.placed | orders.order.placed",
                "orders | orders.order.placed | OrderPlaced"
            })
    void aConsumerWithAnotherKeyIsAFindingAtBothPlaces(String channel, String topic, String type) throws IOException {
        shell.write(CONSUMER, CONTRACT.formatted("Billing", channel, topic, type, "x-key: customerId", "receive"));

        assertThat(differences()).containsExactly(CONSUMER + ":9 key-differs", PRODUCER + ":9 key-differs");
        shell.run();
        assertThat(shell.out())
                .contains("The key of orders.order.placed is customerId, and orderId at " + PRODUCER + ":9.")
                .contains("The key of orders.order.placed is orderId, and customerId at " + CONSUMER + ":9.");
    }

    @Test
    void theTopicOfABindingCounts() throws IOException {
        shell.write(
                CONSUMER,
                consumer("x-key: customerId", "shop")
                        .replace("    messages:", "    bindings: {kafka: {topic: " + TOPIC + "}}\n    messages:"));

        assertThat(differences()).containsExactly(CONSUMER + ":10 key-differs", PRODUCER + ":9 key-differs");
    }

    @Test
    void aKeyOfAnotherTypeInTheBindingIsAFinding() throws IOException {
        shell.write(PRODUCER, producer("bindings: {kafka: {key: {type: string, format: uuid}}}"));
        shell.write(CONSUMER, consumer("bindings: {kafka: {key: {type: integer}}}", TOPIC));

        assertThat(differences()).containsExactly(CONSUMER + ":9 key-differs", PRODUCER + ":9 key-differs");
        shell.run();
        assertThat(shell.out()).contains("is an integer", "a string of the format uuid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-key: orderId | orders.order.placed",
                "description: no key | orders.order.placed",
                "x-key: customerId | orders.order.paid",
                "x-key: customerId | ''"
            })
    void anEqualKeyAnotherTopicOrNoKeyIsNone(String key, String topic) throws IOException {
        shell.write(CONSUMER, consumer(key, topic));

        assertThat(differences()).isEmpty();
    }

    @Test
    void aTopicMayCarryEventsOfSeveralKeysIfAllContractsAgree() throws IOException {
        String second = """
                      other: {name: orders.order.paid, x-key: customerId, payload: {type: object}}
                operations:""".indent(0);
        shell.write(PRODUCER, producer("x-key: orderId").replace("operations:\n", "      " + second.strip() + "\n"));
        shell.write(CONSUMER, consumer("x-key: customerId", TOPIC).replace("name: " + TOPIC, "name: OrderPaid"));

        assertThat(shell.findings()).noneMatch(finding -> finding.matches(".* (key-differs|syntax)"));
    }

    @Test
    void messagesOfOneNameInOneContractHaveOneKey() throws IOException {
        shell.write(PRODUCER, producer("x-key: orderId").replace("operations:\n", """
                  copies:
                    address: orders.copies
                    messages:
                      copy:
                        name: orders.order.placed
                        x-key: customerId
                        payload: {type: object}
                operations:
                """));

        assertThat(differences()).containsExactly(PRODUCER + ":9 key-differs", PRODUCER + ":16 key-differs");
    }

    @Test
    void aTraitMayHoldTheKey() throws IOException {
        shell.write(CONSUMER, consumer("traits: [{x-key: customerId}]", TOPIC));

        assertThat(differences()).containsExactly(CONSUMER + ":9 key-differs", PRODUCER + ":9 key-differs");
    }

    private List<String> differences() {
        return shell.findings().stream()
                .filter(finding -> finding.endsWith(" key-differs"))
                .toList();
    }

    private static String producer(String key) {
        return CONTRACT.formatted("Orders", "orders", TOPIC, TOPIC, key, "send");
    }

    private static String consumer(String key, String topic) {
        return CONTRACT.formatted("Billing", "orders", topic, TOPIC, key, "receive");
    }
}
