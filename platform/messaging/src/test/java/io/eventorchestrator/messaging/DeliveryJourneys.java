package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventorchestrator.contracts.inventory.InventoryReleased;
import io.eventorchestrator.contracts.inventory.StockDepleted;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The behaviour of every transport, on a real broker and a real database. */
@SpringBootTest(
        classes = {Warehouse.class, RecordedSpans.class},
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "events.service=inventory-service",
            "events.retry.schedule.initial=100ms",
            "events.retry.groups.inventory-service-order-reservations.initial=50ms"
        })
@DirtiesContext
abstract class DeliveryJourneys {

    static final String PLACED = "orders.order.placed";
    private static final String RESERVED = "inventory.stock.reserved";
    static final String DEAD_LETTERS = PLACED + ".inventory-service-order-reservations.dlq";
    static final Duration SOON = Duration.ofMinutes(5);

    static Outsider outsider;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private EventPublisher publisher;

    @Autowired
    AttemptLog attempts;

    @Autowired
    Provocations provocations;

    @Autowired
    @Qualifier("messagingHealthIndicator")
    private HealthIndicator health;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private RecordedSpans spans;

    @Autowired
    private PlatformTransactionManager transactions;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        LocalPostgres postgres = TestPlatform.postgres();
        registry.add("spring.datasource.url", postgres::jdbcUrl);
        registry.add("spring.datasource.username", () -> "inventory_service");
        registry.add("spring.datasource.password", () -> postgres.password("inventory_service"));
    }

    @BeforeAll
    static void outside() {
        outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
    }

    @AfterAll
    static void leave() {
        outsider.close();
    }

    @Test
    void anEventIsHandledAndItsAnswerHasTheSameCorrelation() {
        UUID order = UUID.randomUUID();
        CloudEvent placed = orderPlaced(order, "TEA");
        outsider.producer().send(placed);

        ConsumerRecord<String, byte[]> answer = await().atMost(SOON)
                .until(() -> outsider.reader().read(RESERVED, order.toString()), found -> found.size() == 1)
                .getFirst();
        assertThat(answer.partition()).isEqualTo(ContractPartitions.partition(RESERVED, order.toString()));
        CloudEvent reserved = TopicReader.event(answer);
        assertThat(reserved.getType()).isEqualTo(RESERVED);
        assertThat(reserved.getSource()).hasToString("/inventory-service");
        assertThat(reserved.getSubject()).isEqualTo(order.toString());
        assertThat(reserved.getExtension("correlationid")).isEqualTo("correlation-of-" + order);
        assertThat(reserved.getExtension("causationid")).isEqualTo(placed.getId());
        assertThat(reserved.getExtension("partitionkey")).isEqualTo(order.toString());
    }

    @Test
    void anEventDeliveredTwiceIsHandledOnce() {
        UUID order = UUID.randomUUID();
        CloudEvent placed = orderPlaced(order, "TEA");
        CloudEvent last = orderPlaced(order, "TEA");
        outsider.producer().send(placed);
        outsider.producer().send(placed);
        outsider.producer().send(last);

        await().atMost(SOON).until(() -> handled(order).contains(last.getId()));
        assertThat(handled(order)).containsExactly(placed.getId(), last.getId());
    }

    @Test
    void aBusinessFailureIsRolledBackAndItsEventPublished() {
        UUID order = UUID.randomUUID();
        outsider.producer().send(orderPlaced(order, Warehouse.SHORT));

        await().atMost(SOON)
                .until(
                        () -> outsider.reader().read("inventory.stock.rejected", order.toString()),
                        found -> found.size() == 1);
        assertThat(handled(order)).isEmpty();
        assertThat(outsider.reader().read(RESERVED, order.toString())).isEmpty();
        assertThat(outsider.reader().read(DEAD_LETTERS, order.toString())).isEmpty();
    }

    @Test
    void aFailingHandlerEndsInTheDeadLetterTopicAndItsNeighboursAreHandled() {
        UUID broken = UUID.randomUUID();
        List<UUID> healthy =
                IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        healthy.subList(0, 10).forEach(order -> outsider.producer().send(orderPlaced(order, "TEA")));
        outsider.producer().send(orderPlaced(broken, Warehouse.BROKEN));
        healthy.subList(10, 20).forEach(order -> outsider.producer().send(orderPlaced(order, "TEA")));

        ConsumerRecord<String, byte[]> letter = await().atMost(SOON)
                .until(() -> outsider.reader().read(DEAD_LETTERS, broken.toString()), found -> found.size() == 1)
                .getFirst();
        assertThat(header(letter, "dlq-reason")).isEqualTo("handler-failed");
        assertThat(header(letter, "dlq-detail")).isEqualTo("java.lang.IllegalStateException: the handler is broken");
        assertThat(header(letter, "dlq-causes"))
                .isEqualTo("java.util.NoSuchElementException: no shelf 2026-01-01 for it");
        assertThat(header(letter, "dlq-code-line"))
                .matches("io\\.eventorchestrator\\.messaging\\.Warehouse"
                        + "\\$Reservations\\.on\\(Warehouse\\.java:\\d+\\)");
        assertThat(header(letter, "dlq-origin-topic")).isEqualTo(PLACED);
        assertThat(letter.partition()).isEqualTo(ContractPartitions.partition(DEAD_LETTERS, broken.toString()));
        healthy.forEach(order -> await().atMost(SOON).until(() -> handled(order).size() == 1));
        assertThat(handled(broken)).isEmpty();
        assertThat(outsider.reader().read(RESERVED, broken.toString())).isEmpty();
    }

    @Test
    void laterEventsOfAFailingEventsKeyWaitAndOtherKeysGoOn() {
        UUID order = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        List<CloudEvent> inOrder = List.of(
                orderPlaced(order, "LAST-" + order),
                orderPlaced(order, "TEA"),
                orderPlaced(order, Warehouse.FAILS + 1));
        provocations.on("LAST-" + order, any -> {
            if (attempts.attempts(inOrder.getFirst().getId()) < 5) {
                throw new IllegalStateException("the last attempt only");
            }
            await().atMost(SOON).until(() -> handled(other).size() == 1);
        });
        inOrder.forEach(outsider.producer()::send);
        CloudEvent unhindered = orderPlaced(other, "TEA");
        outsider.producer().send(unhindered);

        await().atMost(SOON).until(() -> handled(order).size() == 3);
        assertThat(handled(order))
                .isEqualTo(inOrder.stream().map(CloudEvent::getId).toList());
        assertThat(attempts.attempts(inOrder.getFirst().getId())).isEqualTo(5);
        assertThat(handledBefore(unhindered.getId(), inOrder.getFirst().getId()))
                .isTrue();
    }

    @Test
    void anEventThatFailsFiveTimesIsDeadAndItsFollowersGoOn() {
        UUID order = UUID.randomUUID();
        CloudEvent broken = orderPlaced(order, Warehouse.BROKEN);
        CloudEvent follower = orderPlaced(order, "TEA");
        outsider.producer().send(broken);
        outsider.producer().send(follower);

        await().atMost(SOON).until(() -> handled(order).contains(follower.getId()));
        ConsumerRecord<String, byte[]> letter = awaitLetter(DEAD_LETTERS, order);
        assertThat(header(letter, "dlq-attempts")).isEqualTo("5");
        assertThat(Instant.parse(header(letter, "dlq-failed-at")))
                .isAfter(Instant.parse(header(letter, "dlq-first-failed-at")).plusMillis(700));
        assertThat(attempts.attempts(broken.getId())).isEqualTo(5);
    }

    @Test
    void aBusinessFailureThatNeedsAPersonIsADeadLetterToo() {
        UUID order = UUID.randomUUID();
        outsider.producer().send(orderPlaced(order, Warehouse.NEEDS_A_PERSON));

        assertThat(header(awaitLetter(DEAD_LETTERS, order), "dlq-reason")).isEqualTo("business");
        awaitOne("inventory.stock.rejected", order.toString());
        assertThat(handled(order)).isEmpty();
    }

    @Test
    void theAnswerContinuesTheTraceOfItsCause() {
        UUID order = UUID.randomUUID();
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        outsider.producer()
                .send(CloudEventBuilder.v1(orderPlaced(order, "TEA"))
                        .withExtension("traceparent", trace)
                        .withExtension("tracestate", "vendor=1")
                        .build());

        CloudEvent reserved = TopicReader.event(awaitLetter(RESERVED, order));
        assertThat(String.valueOf(reserved.getExtension("traceparent")))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .isNotEqualTo(trace);
        assertThat(reserved.getExtension("tracestate")).isEqualTo("vendor=1");
    }

    @Test
    void eachEventOfABulkIsASpanOfItsOwnTrace() {
        Map<UUID, CloudEvent> events = IntStream.range(0, 100)
                .mapToObj(i -> UUID.randomUUID())
                .collect(Collectors.toMap(order -> order, order -> traced(order, "TEA")));
        events.values().forEach(outsider.producer()::send);

        Map<String, ConsumerRecord<String, byte[]>> answers = awaitRecords(RESERVED, events.keySet());
        events.forEach((order, placed) -> {
            CloudEvent reserved = TopicReader.event(Objects.requireNonNull(answers.get(order.toString())));
            SpanData sending = only(spans.of(reserved.getId(), RESERVED + " send"));
            SpanData handling = only(spans.of(placed.getId(), PLACED + " process"));
            assertThat(handling.getTraceId()).isEqualTo(traceOf(order));
            assertThat(handling.getParentSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(sending.getParentSpanId()).isEqualTo(handling.getSpanId());
            assertThat(reserved.getExtension("traceparent"))
                    .isEqualTo("00-" + traceOf(order) + "-" + sending.getSpanId() + "-01");
        });
    }

    @Test
    void everyAttemptAndItsFailureAreSpansOfTheTrace() {
        UUID order = UUID.randomUUID();
        CloudEvent placed = traced(order, Warehouse.FAILS + 2);
        outsider.producer().send(placed);

        awaitLetter(RESERVED, order);
        List<SpanData> handlings = spans.of(placed.getId(), PLACED + " process");
        assertThat(handlings).hasSize(attempts.attempts(placed.getId())).hasSizeGreaterThanOrEqualTo(3);
        assertThat(handlings)
                .extracting(span -> span.getStatus().getStatusCode())
                .endsWith(StatusCode.ERROR, StatusCode.UNSET);
        assertThat(spans.of(placed.getId(), PLACED + " settle")).hasSize(2);
        assertThat(spans.ofTrace(traceOf(order)))
                .hasSize(handlings.size() + 3)
                .extracting(SpanData::getKind)
                .containsOnly(SpanKind.CONSUMER, SpanKind.PRODUCER);
    }

    @Test
    void aHostileTraceIsIgnored() {
        String endless = "0".repeat(60_000);
        for (CloudEvent hostile : List.of(
                traced("00-00000000000000000000000000000000-b7ad6b7169203331-01", "vendor=1"),
                traced(endless, endless),
                traced("00-" + endless, "\"}'; drop table event_inbox"))) {
            outsider.producer().send(hostile);

            CloudEvent reserved =
                    TopicReader.event(awaitLetter(RESERVED, UUID.fromString(String.valueOf(hostile.getSubject()))));
            assertThat(String.valueOf(reserved.getExtension("traceparent")))
                    .matches("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
            assertThat(reserved.getExtension("tracestate")).isNull();
        }
    }

    private static CloudEvent traced(UUID order, String sku) {
        return CloudEventBuilder.v1(orderPlaced(order, sku))
                .withExtension("traceparent", "00-" + traceOf(order) + "-b7ad6b7169203331-01")
                .build();
    }

    private static CloudEvent traced(String parent, String state) {
        return CloudEventBuilder.v1(orderPlaced(UUID.randomUUID(), "TEA"))
                .withExtension("traceparent", parent)
                .withExtension("tracestate", state)
                .build();
    }

    private static String traceOf(UUID order) {
        return order.toString().replace("-", "");
    }

    private static SpanData only(List<SpanData> spans) {
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }

    @Test
    void healthReportsWhatWaitsAndWhetherTheTransportAnswers() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(health.health().getDetails())
                        .containsKeys("outbox.pending", "outbox.oldest", "outbox.setAside", "inbox.parked"));
        assertThat(List.of(
                        "events.outbox.pending",
                        "events.outbox.set_aside",
                        "events.outbox.oldest.age",
                        "events.inbox.parked"))
                .allSatisfy(
                        gauge -> assertThat(registry.get(gauge).gauge().value()).isNotNaN());
    }

    private boolean handledBefore(String event, String other) {
        return jdbc.sql("""
                        select (select seq from handled_order where event_id = :event)
                             < (select seq from handled_order where event_id = :other)
                        """)
                .param("event", event)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    static ConsumerRecord<String, byte[]> awaitLetter(String topic, UUID key) {
        return Objects.requireNonNull(awaitRecords(topic, Set.of(key)).get(key.toString()));
    }

    static ConsumerRecord<byte[], byte[]> awaitLetter(String topic, byte[] value) {
        return await().atMost(SOON)
                .until(
                        () -> outsider.reader().readRaw(topic).stream()
                                .filter(found -> Arrays.equals(found.value(), value))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
    }

    /** The one record of each key. */
    private static Map<String, ConsumerRecord<String, byte[]>> awaitRecords(String topic, Set<UUID> keys) {
        Set<String> wanted = keys.stream().map(UUID::toString).collect(Collectors.toSet());
        return await()
                .atMost(SOON)
                .until(() -> outsider.reader().read(topic, wanted::contains), found -> found.size() == wanted.size())
                .stream()
                .collect(Collectors.toMap(ConsumerRecord::key, Function.identity()));
    }

    @Test
    void unreadableRecordsBecomeDeadLettersAtOnceAndTheirNeighboursAreHandled() {
        Map<Poison, String> keys = new LinkedHashMap<>();
        Map<UUID, CloudEvent> neighbours = new LinkedHashMap<>();
        for (Poison poison : Poison.all()) {
            UUID neighbour = UUID.randomUUID();
            neighbours.put(neighbour, orderPlaced(neighbour, "TEA"));
            keys.put(poison, UUID.randomUUID().toString());
            outsider.producer().send(PLACED, keys.get(poison), poison.value(), poison.headers());
            outsider.producer().send(neighbours.get(neighbour));
        }

        Map<String, List<ConsumerRecord<String, byte[]>>> letters = await().atMost(SOON)
                .until(
                        () -> outsider.reader().read(DEAD_LETTERS, keys::containsValue).stream()
                                .collect(Collectors.groupingBy(ConsumerRecord::key)),
                        found -> found.size() == keys.size());
        keys.forEach((poison, key) -> {
            assertThat(letters.get(key)).as(poison.name()).hasSize(1);
            assertPoisoned(poison, letters.get(key).getFirst());
        });
        neighbours.forEach((order, event) ->
                await().atMost(SOON).until(() -> handled(order).equals(List.of(event.getId()))));
    }

    @Test
    void everyUnreadableRecordOnItsOwnBecomesADeadLetterAtOnce() {
        for (Poison poison : Poison.all()) {
            UUID key = UUID.randomUUID();
            outsider.producer().send(PLACED, key.toString(), poison.value(), poison.headers());
            assertPoisoned(poison, awaitLetter(DEAD_LETTERS, key));
        }
    }

    // The sidecar publishes an empty value as null; readers see a record of zero bytes in both cases.
    private static void assertPoisoned(Poison poison, ConsumerRecord<String, byte[]> letter) {
        assertThat(letter.value() == null ? new byte[0] : letter.value()).isEqualTo(poison.value());
        assertThat(header(letter, "dlq-reason")).as(poison.name()).isEqualTo(poison.reason());
        assertThat(header(letter, "dlq-detail")).as(poison.name()).contains(poison.detail());
        assertThat(header(letter, "dlq-attempts")).isEqualTo("1");
        assertThat(header(letter, "dlq-replays")).isEqualTo("0");
        assertThat(header(letter, "dlq-group")).isEqualTo("inventory-service-order-reservations");
        assertThat(header(letter, "dlq-origin-topic")).isEqualTo(PLACED);
        assertThat(header(letter, "dlq-origin-partition")).isEqualTo(String.valueOf(letter.partition()));
        assertThat(header(letter, "dlq-origin-offset")).matches("\\d+");
        // One is from the database's clock, the other from this machine's.
        assertThat(Instant.parse(header(letter, "dlq-first-failed-at")))
                .isCloseTo(Instant.parse(header(letter, "dlq-failed-at")), within(5, ChronoUnit.SECONDS));
        poison.headers()
                .forEach((name, text) -> assertThat(header(letter, name)).isEqualTo(text));
    }

    @Test
    void eventsOfOneKeyArriveInTheOrderOfTheirCommits() {
        String sku = "SKU-" + UUID.randomUUID();
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        IntStream.range(0, 50)
                .forEach(i ->
                        transaction.executeWithoutResult(status -> publisher.publish(new StockDepleted(sku, i, 100))));

        List<ConsumerRecord<String, byte[]>> depleted = await().atMost(SOON)
                .until(() -> outsider.reader().read("inventory.stock.depleted", sku), found -> found.size() >= 50);
        assertThat(depleted)
                .extracting(found -> new String(found.value(), StandardCharsets.UTF_8)
                        .replaceAll("(?s).*\"available\":(\\d+).*", "$1"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(String::valueOf).toList());
    }

    @Test
    void aRolledBackTransactionPublishesNothing() {
        UUID order = UUID.randomUUID();
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            publisher.publish(new InventoryReleased(order, List.of()));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> publisher.publish(new StockDepleted(order.toString(), 0, 1)));

        await().atMost(SOON)
                .until(
                        () -> outsider.reader().read("inventory.stock.depleted", order.toString()),
                        found -> found.size() == 1);
        assertThat(outsider.reader().read("inventory.stock.released", order.toString()))
                .isEmpty();
    }

    @Test
    void anEventOfALateCommitIsNotSkipped() {
        String early = "EARLY-" + UUID.randomUUID();
        String late = "LATE-" + UUID.randomUUID();
        TransactionTemplate outer = new TransactionTemplate(transactions);
        TransactionTemplate inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        outer.executeWithoutResult(status -> {
            publisher.publish(new StockDepleted(early, 0, 1));
            inner.executeWithoutResult(other -> publisher.publish(new StockDepleted(late, 0, 1)));
            awaitOne("inventory.stock.depleted", late);
            assertThat(outsider.reader().read("inventory.stock.depleted", early))
                    .isEmpty();
        });

        awaitOne("inventory.stock.depleted", early);
    }

    private static void awaitOne(String topic, String key) {
        await().atMost(SOON).until(() -> outsider.reader().read(topic, key).size() == 1);
    }

    @Test
    void publishingOutsideOfATransactionIsRefused() {
        assertThatThrownBy(() -> publisher.publish(new StockDepleted("TEA", 0, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    List<String> handled(UUID order) {
        return jdbc.sql("select event_id from handled_order where order_id = :order order by seq")
                .param("order", order)
                .query(String.class)
                .list();
    }

    static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
