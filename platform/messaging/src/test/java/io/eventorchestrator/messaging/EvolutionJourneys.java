package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.contracts.orders.OrderPlacedV1;
import io.eventorchestrator.messaging.Releases.PublisherOnly;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An old and a new release of a consumer run side by side, with producers of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EvolutionJourneys {

    private static final String PLACED = "orders.order.placed";
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Customer ADA = new Customer("ada", "ada@example.com");

    private final String transport;
    private final Class<?> oldApplication;
    private final Class<?> newApplication;

    private @Nullable Running oldRelease;
    private @Nullable Running newRelease;
    private @Nullable Running producer;
    private @Nullable Outsider outsider;

    /**
     * @param transport of the producer and of the release that is inventory-service; the other release uses Kafka's
     *     client
     */
    EvolutionJourneys(String transport, Class<?> oldApplication, Class<?> newApplication) {
        this.transport = transport;
        this.oldApplication = oldApplication;
        this.newApplication = newApplication;
    }

    @BeforeAll
    void start() {
        TestPlatform.kafka().create(Releases.withStatistics().topics());
        outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
        oldRelease = release(oldApplication);
        newRelease = release(newApplication);
        producer = Running.start(transport, PublisherOnly.class, "order-service", Map.of());
    }

    private Running release(Class<?> application) {
        return application.getSimpleName().endsWith("Reservations")
                ? Running.start(transport, application, "inventory-service", Map.of())
                : Running.start("kafka", application, "notification-service", Map.of());
    }

    /** Stops what was started, which is not everything if the set-up failed. */
    @AfterAll
    void stop() {
        assertSoftly(all -> {
            Stream.of(Optional.ofNullable(producer), Optional.ofNullable(newRelease), Optional.ofNullable(oldRelease))
                    .flatMap(Optional::stream)
                    .forEach(service -> all.assertThatCode(service::close).doesNotThrowAnyException());
            if (outsider != null) {
                all.assertThatCode(outsider::close).doesNotThrowAnyException();
            }
        });
    }

    @Test
    void anOldEventIsUpcastByTheNewReleaseAndReadByTheOldOne() {
        UUID order = UUID.randomUUID();
        OrderPlacedV1 placed = new OrderPlacedV1(order, ADA, "EUR", "TEA", 2, 1999, 3998L);

        String id = publish(placed);

        assertThat(handledByNew(id)).isEqualTo(major2(order));
        assertThat(handledByOld(id)).isEqualTo(placed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.7"})
    void everyMinorOfTheOldMajorIsHandledByBoth(String version) {
        UUID order = UUID.randomUUID();

        String id = send(order, version, """
                {"orderId":"%s","customer":{"id":"ada","email":"ada@example.com"},"currency":"EUR",
                 "sku":"TEA","quantity":2,"unitPrice":1999,"addedLater":{"any":"thing"}}""".formatted(order));

        assertThat(handledByNew(id)).isEqualTo(major2(order));
        assertThat(handledByOld(id)).isEqualTo(new OrderPlacedV1(order, ADA, "EUR", "TEA", 2, 1999, null));
    }

    @Test
    void aNewEventIsADeadLetterOfTheOldReleaseWhichGoesOn() {
        UUID order = UUID.randomUUID();
        String newer = publish(major2(order));
        String older = publish(new OrderPlacedV1(order, ADA, "EUR", "TEA", 2, 1999, 3998L));

        assertThat(handledByNew(newer)).isEqualTo(major2(order));
        assertThat(handledByOld(older)).isInstanceOf(OrderPlacedV1.class);
        assertThat(oldRelease().bean(Releases.Handled.class).event(newer)).isNull();
        ConsumerRecord<String, byte[]> letter = letter(oldApplication, order);
        assertThat(header(letter, "dlq-reason")).isEqualTo("unsupported-version");
        assertThat(header(letter, "dlq-detail")).isEqualTo(PLACED + " 2.0, this reader accepts major 1");
        assertThat(header(letter, "dlq-attempts")).isEqualTo("1");
        assertThat(letter.value())
                .isEqualTo(outsider()
                        .reader()
                        .read(PLACED, order.toString())
                        .getFirst()
                        .value());
    }

    @Test
    void aNewerMinorOfTheNewMajorIsHandledByTheNewRelease() {
        UUID order = UUID.randomUUID();

        String id = send(order, "2.9", """
                {"orderId":"%s","customer":{"id":"ada","email":"ada@example.com","vip":true},"currency":"EUR",
                 "total":3998,"lines":[{"sku":"TEA","quantity":2,"unitPrice":1999,"gift":true}]}""".formatted(order));

        assertThat(handledByNew(id)).isEqualTo(major2(order));
        assertThat(header(letter(oldApplication, order), "dlq-reason")).isEqualTo("unsupported-version");
    }

    @Test
    void anUnknownMajorIsADeadLetterOfBoth() {
        UUID order = UUID.randomUUID();

        send(order, "3.0", "{}");

        assertThat(header(letter(newApplication, order), "dlq-detail"))
                .isEqualTo(PLACED + " 3.0, this reader accepts major 2 and 1");
        assertThat(header(letter(oldApplication, order), "dlq-detail"))
                .isEqualTo(PLACED + " 3.0, this reader accepts major 1");
    }

    private static OrderPlaced major2(UUID order) {
        return new OrderPlaced(order, ADA, "EUR", 3998, List.of(new OrderLine("TEA", 2, 1999)));
    }

    private String publish(Event event) {
        return PublisherOnly.publish(Objects.requireNonNull(producer), event).id();
    }

    private String send(UUID order, String version, String data) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/order-service"))
                .withType(PLACED)
                .withSubject(order.toString())
                .withTime(OffsetDateTime.now(ZoneOffset.UTC))
                .withDataSchema(URI.create("https://eventorchestrator.io/schemas/" + PLACED + "/" + version))
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
        outsider().producer().send(event);
        return event.getId();
    }

    private Event handledByOld(String id) {
        return handled(oldRelease(), id);
    }

    private Event handledByNew(String id) {
        return handled(Objects.requireNonNull(newRelease), id);
    }

    private static Event handled(Running release, String id) {
        return await().atMost(SOON)
                .until(() -> release.bean(Releases.Handled.class).event(id), Objects::nonNull);
    }

    private ConsumerRecord<String, byte[]> letter(Class<?> application, UUID order) {
        String group =
                application.getSimpleName().endsWith("Reservations") ? Releases.RESERVATIONS : Releases.STATISTICS;
        return await().atMost(SOON)
                .until(
                        () -> outsider().reader().read(PLACED + "." + group + ".dlq", order.toString()),
                        // Published at least once; twice if an acknowledgement was late.
                        found -> !found.isEmpty())
                .getFirst();
    }

    private Running oldRelease() {
        return Objects.requireNonNull(oldRelease);
    }

    private Outsider outsider() {
        return Objects.requireNonNull(outsider);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
