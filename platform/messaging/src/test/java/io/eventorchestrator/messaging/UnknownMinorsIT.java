package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.registry.StubRegistry;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of minor versions that a service does not know, with a registry. */
class UnknownMinorsIT {

    private static final String PLACED = "orders.order.placed";
    private static final String LETTERS = PLACED + "." + Releases.RESERVATIONS + ".dlq";
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int MANY = 1_000;

    private final StubRegistry registry = new StubRegistry();
    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());

    @BeforeEach
    void createTopics() {
        TestPlatform.kafka().create(Catalogue.load().topics());
    }

    @AfterEach
    void close() {
        outsider.close();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dapr", "kafka"})
    void aViolationOfTheRegistrysSchemaIsADeadLetterAndAValidEventIsHandled(String transport) {
        registry.answers(200, "{\"properties\":{\"total\":{\"maximum\":99}}}");
        try (Running service = service(transport)) {
            ConsumerRecord<String, byte[]> letter = letterOfAnEvent("2.5");
            assertThat(header(letter, "dlq-reason")).isEqualTo("schema-violation");
            assertThat(header(letter, "dlq-detail"))
                    .startsWith("/total maximum")
                    .contains("schema 2.5");

            registry.answers(200, "{\"properties\":{\"total\":{\"maximum\":100}}}");
            CloudEvent valid = placed("2.6");
            CloudEvent known = placed("2.0");
            outsider.producer().send(List.of(valid, known));
            awaitHandled(service, List.of(valid, known));
        }
    }

    // On a busy machine the first look-up may take more than its second, and is repeated only after a minute.
    private ConsumerRecord<String, byte[]> letterOfAnEvent(String version) {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        return await().atMost(SOON.multipliedBy(3))
                .pollInterval(Duration.ofSeconds(5))
                .until(
                        () -> {
                            CloudEvent violating = placed(version);
                            sent.add(String.valueOf(violating.getSubject()));
                            outsider.producer().send(violating);
                            return outsider.reader().read(LETTERS, sent::contains);
                        },
                        found -> !found.isEmpty())
                .getFirst();
    }

    // A request takes at most a second: with one per event, these would take a quarter of an hour.
    @Tag("full")
    @ParameterizedTest
    @CsvSource({"kafka,never", "kafka,drips", "dapr,never", "dapr,drips"})
    void aRegistryThatDoesNotAnswerHoldsUpNobodyForLong(String transport, String behavior) {
        if (behavior.equals("never")) {
            registry.neverAnswers();
        } else {
            registry.drips();
        }
        try (Running service = service(transport)) {
            List<CloudEvent> events = IntStream.range(0, MANY)
                    .mapToObj(i -> placed("2." + (1 + i)))
                    .toList();
            outsider.producer().send(events);

            awaitHandled(service, events);
            assertThat(registry.requests()).hasSizeBetween(1, 4);
        }
    }

    private Running service(String transport) {
        return Running.start(
                transport,
                Releases.NewReservations.class,
                "inventory-service",
                Map.of("events.registry.url", registry.url()));
    }

    private static void awaitHandled(Running service, List<CloudEvent> events) {
        Releases.Handled handled = service.bean(Releases.Handled.class);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events).allMatch(event -> handled.event(event.getId()) != null));
    }

    private static CloudEvent placed(String version) {
        return CloudEventBuilder.from(SampleEvent.orderPlaced(UUID.randomUUID(), "TEA"))
                .withDataSchema(URI.create("https://eventorchestrator.io/schemas/" + PLACED + "/" + version))
                .build();
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
