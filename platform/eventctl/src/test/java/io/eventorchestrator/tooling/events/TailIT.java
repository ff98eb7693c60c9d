package io.eventorchestrator.tooling.events;

import static io.eventorchestrator.tooling.events.TestEvents.BROKERS;
import static io.eventorchestrator.tooling.events.TestEvents.eventctl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.events.TestEvents.Ran;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows topics of a real broker. */
class TailIT {

    private static final String TOPIC = "orders.order.expired";
    private static final String DEAD = TOPIC + ".notification-service-order-alerts.dlq";
    private static final String TIME = "2026-01-05T10:15:30.123456Z";

    private final TestEvents events = new TestEvents();
    private final String id = UUID.randomUUID().toString();
    private final Instant start = Instant.now();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void anEventIsPrintedWhenItArrives() throws Exception {
        try (ExecutorService tailing = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Ran> tail = CompletableFuture.supplyAsync(
                    () -> eventctl("tail", TOPIC, "--brokers", BROKERS, "--count", "1"), tailing);
            // Events before its start are not shown, so it gets new ones until it has seen one.
            await().atMost(Duration.ofMinutes(5)).until(() -> {
                events.write(TOPIC, TestEvents.event(TOPIC, id, "correlation-1", "", TIME));
                return tail.isDone();
            });

            assertThat(tail.get().exitCode()).isZero();
            assertThat(tail.get().lines())
                    .singleElement()
                    .asString()
                    .endsWith("Z  " + TOPIC + "  id " + id
                            + "  key order-1  correlation correlation-1  {\"orderId\":\"order-1\"}");
        }
    }

    @Test
    void aDeadLetterComesWithItsReasonEvenIfNoTopicIsNamed() throws Exception {
        events.write(
                DEAD,
                TestEvents.event(TOPIC, id, "correlation-1", "", TIME),
                "dlq-reason",
                "handler-failed",
                "dlq-detail",
                "a bug\n\u001b[2J");

        assertThat(since("--count", "1").lines())
                .singleElement()
                .asString()
                .contains("  " + DEAD + "  dead letter, handler-failed: a bug\\u000a\\u001b[2J  id " + id);
    }

    @Test
    void whateverARecordContainsItIsOnePrintableLine() throws Exception {
        events.write(TOPIC, "{\"id\":\"\\u001b[31m\u202e\",\"data\":\"a\\nb\u2028c\"}");
        events.write(TOPIC, "no JSON \u001b[2J");
        events.write(TOPIC, null);
        events.write(new ProducerRecord<>(TOPIC, TestEvents.bytes("k"), new byte[] {(byte) 0xff, 0, 27}));
        events.write(TOPIC, "[".repeat(100_000));

        Ran tail = since(TOPIC, "--count", "5");

        assertThat(tail.exitCode()).isZero();
        assertThat(tail.lines()).hasSize(5).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
        assertThat(tail.output())
                .contains(
                        "id \\u001b[31m\\u202e",
                        "no event, but 12 bytes: no JSON \\u001b[2J",
                        "no event, but a tombstone")
                .contains("no event, but 3 bytes: /wAb", "no event, but 100000 bytes: [[[[");
    }

    @Test
    void scriptsGetEverythingInALineOfJson() throws Exception {
        events.write(TOPIC, TestEvents.event(TOPIC, id, "correlation-1", "", TIME), "a-header", "a value");
        events.write(new ProducerRecord<>(TOPIC, null, new byte[] {(byte) 0xff}));

        Ran tail = since(TOPIC, "--count", "2", "--json");

        JsonNode event = tail.lines().stream()
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.has("event"))
                .findFirst()
                .orElseThrow();
        assertThat(event.at("/event/id").asString()).isEqualTo(id);
        assertThat(event.at("/headers/a-header").asString()).isEqualTo("a value");
        assertThat(event.path("key").asString()).isEqualTo("order-1");
        assertThat(event.path("topic").asString()).isEqualTo(TOPIC);
        assertThat(tail.output()).contains("\"key\":null", "\"valueBase64\":\"/w==\"");
    }

    @Test
    void aTopicThatIsNotInTheContractIsAUsageError() {
        Ran tail = eventctl("tail", "orders.order.lost", "--brokers", BROKERS);

        assertThat(tail.exitCode()).isEqualTo(2);
        assertThat(tail.lines()).singleElement().asString().startsWith("The contract has no topic orders.order.lost;");
    }

    @Test
    void brokersThatDoNotAnswerAreReportedInOneLine() {
        Ran tail = eventctl("tail", "--brokers", "127.0.0.1:" + Ports.free());

        assertThat(tail.exitCode()).isEqualTo(3);
        assertThat(tail.lines()).singleElement().asString().startsWith("Kafka failed: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "1900-01-01T00:00:00Z"})
    void anyTimeInThePastMeansFromTheBeginning(String time) throws Exception {
        events.write(TOPIC, TestEvents.event(TOPIC, id, "correlation-1", "", TIME));

        assertThat(eventctl("tail", TOPIC, "--brokers", BROKERS, "--since", time, "--count", "1")
                        .exitCode())
                .isZero();
    }

    private Ran since(String... arguments) {
        String[] options = {"tail", "--brokers", BROKERS, "--since", start.toString()};
        return eventctl(Stream.of(options, arguments).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
