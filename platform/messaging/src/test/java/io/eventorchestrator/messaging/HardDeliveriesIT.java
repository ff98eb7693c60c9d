package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.Shortage;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import io.eventorchestrator.messaging.transport.RecordHeader;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries and handlers that could block a whole group, and must not. */
class HardDeliveriesIT {

    private static final String GROUP = "inventory-service-order-reservations";
    private static final String DEAD_LETTERS = "orders.order.placed." + GROUP + ".dlq";
    private static final AtomicLong OFFSETS = new AtomicLong(2_000_000);
    private static final Duration SOON = Duration.ofMinutes(5);

    private static ConfigurableApplicationContext service;
    private static Inbox inbox;
    private static Provocations provocations;
    private static AttemptLog attempts;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        service = TestService.start("kafka", Map.of("events.retry.schedule.initial", "200ms"));
        inbox = service.getBean(Inbox.class);
        provocations = service.getBean(Provocations.class);
        attempts = service.getBean(AttemptLog.class);
        jdbc = service.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aHandlerThatHidesABrokenTransactionHasFailed() {
        provocations.on("HIDES", HardDeliveriesIT::breakAndHide);
        UUID order = UUID.randomUUID();
        CloudEvent event = orderPlaced(order, "HIDES");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        awaitDead(event.getId());
        assertThat(attempts.attempts(event.getId())).isEqualTo(5);
        assertThat(handled(order)).isEmpty();
    }

    @Test
    void aConstraintViolatedAtEveryCommitEndsAsADeadLetter() {
        provocations.on(
                "DEFERRED",
                database -> database.sql("insert into deferred values (2, 98)").update());
        CloudEvent event = orderPlaced(UUID.randomUUID(), "DEFERRED");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        awaitDead(event.getId());
        assertThat(attempts.attempts(event.getId())).isEqualTo(5);
    }

    // A batch of a few kilobytes, if it is compressed.
    @Test
    void aRecordThatNoLetterCanHoldIsALetterWithItsKeyAlone() {
        CloudEvent event = orderPlaced(UUID.randomUUID(), "TEA");
        RecordHeader giant = new RecordHeader("giant", new byte[4_000_000]);

        assertThat(receive(inbound(event.getSubject(), bytes(event), List.of(giant))))
                .containsExactly(Outcome.DEAD);

        try (Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers())) {
            ConsumerRecord<String, byte[]> letter = await().atMost(SOON)
                    .until(() -> outsider.reader().read(DEAD_LETTERS, event.getSubject()), found -> found.size() == 1)
                    .getFirst();
            assertThat(letter.value()).isEmpty();
            assertThat(text(letter, "dlq-reason")).isEqualTo("too-large");
            assertThat(text(letter, "dlq-not-kept")).isEqualTo("headers, value");
            assertThat(letter.headers().lastHeader("giant")).isNull();
        }
    }

    // As a letter renames such headers, it is larger than the record.
    @Test
    void aRecordWhoseLetterWouldBeTooLargeIsALetterWithItsKeyAlone() {
        String key = UUID.randomUUID().toString();
        List<RecordHeader> headers = Collections.nCopies(45_000, new RecordHeader("dlq-a", null));

        assertThat(receive(inbound(key, "{".getBytes(StandardCharsets.UTF_8), headers)))
                .containsExactly(Outcome.DEAD);

        try (Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers())) {
            ConsumerRecord<String, byte[]> letter = await().atMost(SOON)
                    .until(() -> outsider.reader().read(DEAD_LETTERS, key), found -> found.size() == 1)
                    .getFirst();
            assertThat(text(letter, "dlq-reason")).isEqualTo("too-large");
            assertThat(text(letter, "dlq-detail")).contains("not-json: ");
            assertThat(text(letter, "dlq-not-kept")).isEqualTo("headers, value");
        }
    }

    private static String text(ConsumerRecord<String, byte[]> letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    @Test
    void anExceptionsMessageMayBeUnfitForTheDatabase() {
        provocations.on("NUL", database -> {
            throw new IllegalStateException("a zero: \0, half a character: \ud800");
        });
        CloudEvent event = orderPlaced(UUID.randomUUID(), "NUL");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        awaitDead(event.getId());
    }

    @Test
    void aFailureEventThatViolatesItsSchemaIsAFailedAttempt() {
        provocations.on("ILL-TOLD", database -> {
            throw new BusinessFailure("no", new InventoryRejected(UUID.randomUUID(), "", List.of()));
        });
        CloudEvent event = orderPlaced(UUID.randomUUID(), "ILL-TOLD");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        awaitDead(event.getId());
    }

    @Test
    void aBusinessFailureStoresItsRecordAndNothingElse() {
        UUID recorded = UUID.randomUUID();
        provocations.on("RECORDED", database -> {
            throw rejection().recording(() -> store(database, recorded));
        });
        CloudEvent event = orderPlaced(UUID.randomUUID(), "RECORDED");

        assertThat(receive(event)).containsExactly(Outcome.HANDLED);
        assertThat(stored(recorded)).isEqualTo(1);
        assertThat(stored(UUID.fromString(event.getSubject()))).isZero();
    }

    @Test
    void theBusinessFailureOfAProbeStoresNothing() {
        UUID recorded = UUID.randomUUID();
        provocations.on("REHEARSED", database -> {
            throw rejection().recording(() -> store(database, recorded));
        });

        assertThat(receive(CloudEventBuilder.v1(orderPlaced(UUID.randomUUID(), "REHEARSED"))
                        .withExtension("probe", true)
                        .build()))
                .containsExactly(Outcome.HANDLED);
        assertThat(stored(recorded)).isZero();
    }

    @Test
    void aBusinessFailureWhoseRecordFailsIsAFailedAttempt() {
        provocations.on("UNRECORDED", database -> {
            throw rejection().recording(() -> {
                throw new IllegalStateException("no room");
            });
        });
        CloudEvent event = orderPlaced(UUID.randomUUID(), "UNRECORDED");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        awaitDead(event.getId());
    }

    private static BusinessFailure rejection() {
        Shortage shortage = new Shortage("TEA", 1, 0);
        return new BusinessFailure(
                "out of tea", new InventoryRejected(UUID.randomUUID(), "INSUFFICIENT_STOCK", List.of(shortage)));
    }

    private static void store(JdbcClient database, UUID order) {
        database.sql("insert into handled_order (order_id, event_id) values (:order, 'recorded')")
                .param("order", order)
                .update();
    }

    private static int stored(UUID order) {
        return jdbc.sql("select count(*) from handled_order where order_id = :order")
                .param("order", order)
                .query(Integer.class)
                .single();
    }

    @Test
    void anEventWhoseIdHasAControlCharacterIsRefused() {
        CloudEvent event = orderPlaced(UUID.randomUUID(), "TEA");
        byte[] value = text(event).replace(event.getId(), "a\\u0000b").getBytes(StandardCharsets.UTF_8);

        assertThat(receive(inbound(event.getSubject(), value))).containsExactly(Outcome.DEAD);
    }

    @Test
    void aKeyMayContainTextThatNoDatabaseStores() {
        CloudEvent event = orderPlaced(UUID.randomUUID(), Warehouse.BROKEN);

        assertThat(receive(inbound("\0" + event.getSubject(), bytes(event)))).containsExactly(Outcome.PARKED);
        awaitDead(event.getId());
    }

    @Test
    void aKeyMayBeTooLongForAnIndex() {
        CloudEvent event = orderPlaced(UUID.randomUUID(), Warehouse.BROKEN);
        byte[] random = new byte[4_000];
        ThreadLocalRandom.current().nextBytes(random);

        assertThat(receive(inbound(HexFormat.of().formatHex(random), bytes(event))))
                .containsExactly(Outcome.PARKED);
        awaitDead(event.getId());
    }

    @Test
    void anEventThatFitsItsSchemaButNotItsClassIsADeadLetter() {
        CloudEvent event = orderPlaced(UUID.randomUUID(), "TEA");
        byte[] value = text(event)
                .replace("\"orderId\":\"" + event.getSubject(), "\"orderId\":\"no uuid")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(receive(inbound(event.getSubject(), value))).containsExactly(Outcome.DEAD);
    }

    @Test
    void aParkedEventThatCanNoLongerBeReadIsDeadAndItsFollowersGoOn() {
        UUID order = UUID.randomUUID();
        CloudEvent unreadable = orderPlaced(order, Warehouse.BROKEN);
        CloudEvent follower = orderPlaced(order, "TEA");
        assertThat(receive(unreadable, follower)).containsExactly(Outcome.PARKED, Outcome.PARKED);

        jdbc.sql("update event_inbox set value = '[]' where event_id = :id")
                .param("id", unreadable.getId())
                .update();

        awaitDead(unreadable.getId());
        await().atMost(SOON).until(() -> state(follower.getId()).equals("HANDLED"));
    }

    @Test
    void aRepeatedSchemaViolationIsADeadLetterOnce() {
        CloudEvent event = CloudEventBuilder.v1(orderPlaced(UUID.randomUUID(), "TEA"))
                .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .build();

        assertThat(receive(event)).containsExactly(Outcome.DEAD);
        assertThat(receive(event)).containsExactly(Outcome.DUPLICATE);
    }

    @Test
    void onlyTheReplayTopicReplays() {
        CloudEvent event = orderPlaced(UUID.randomUUID(), Warehouse.BROKEN);
        receive(event);
        awaitDead(event.getId());
        InboundRecord copied = inbound(event.getSubject(), bytes(event), List.of(RecordHeader.of("dlq-replays", "1")));

        assertThat(receive(copied)).containsExactly(Outcome.DUPLICATE);
    }

    @Test
    void aFailureAtTheEndOfABulkIsRetriedAfterItsWholeDelay() {
        List<CloudEvent> bulk = IntStream.range(0, 400)
                .mapToObj(i -> orderPlaced(UUID.randomUUID(), "TEA"))
                .collect(Collectors.toCollection(ArrayList::new));
        CloudEvent failing = orderPlaced(UUID.randomUUID(), Warehouse.FAILS + 1);
        bulk.add(failing);

        assertThat(receive(bulk.toArray(CloudEvent[]::new))).last().isEqualTo(Outcome.PARKED);

        await().atMost(SOON).until(() -> attempts.attempts(failing.getId()) == 2);
        assertThat(attempts.gaps(failing.getId()))
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofMillis(200)));
    }

    @Test
    void aLongQueueBehindOneEventDrainsInOrder() {
        UUID order = UUID.randomUUID();
        List<CloudEvent> queue = Stream.concat(
                        Stream.of(orderPlaced(order, Warehouse.FAILS + 3)),
                        IntStream.range(0, 100).mapToObj(i -> orderPlaced(order, "TEA")))
                .toList();

        assertThat(receive(queue.toArray(CloudEvent[]::new))).containsOnly(Outcome.PARKED);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(handled(order))
                        .isEqualTo(queue.stream().map(CloudEvent::getId).toList()));
    }

    @Test
    void slowHandlersOfOneKeyDoNotDelayOthers() {
        // More keys than are retried in parallel.
        int keys = 8;
        int ofEachKey = 50;
        CloudEvent other = orderPlaced(UUID.randomUUID(), Warehouse.FAILS + 2);
        AtomicInteger slow = new AtomicInteger();
        AtomicInteger slowBeforeOther = new AtomicInteger();
        provocations.on("SLOW", database -> {
            slow.incrementAndGet();
            if (attempts.attempts(other.getId()) < 3) {
                database.sql("select pg_sleep(0.05)").query().singleRow();
            }
        });
        provocations.on(Warehouse.FAILS + 2, database -> slowBeforeOther.set(slow.get()));
        List<CloudEvent> events = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            UUID hot = UUID.randomUUID();
            events.add(orderPlaced(hot, Warehouse.FAILS + 1));
            IntStream.range(0, ofEachKey).forEach(n -> events.add(orderPlaced(hot, "SLOW")));
        }
        events.add(other);

        SmartLifecycle retries = service.getBean("retryScheduler", SmartLifecycle.class);
        retries.stop();
        receive(events.toArray(CloudEvent[]::new));
        retries.start();

        await().atMost(SOON).until(() -> state(other.getId()).equals("HANDLED"));
        assertThat(slowBeforeOther).hasValueLessThan(keys * ofEachKey / 2);
        assertThat(attempts.gaps(other.getId()).getFirst()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(attempts.gaps(other.getId()).getLast()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void aRetryThatCannotReachItsDatabaseIsNotCounted() {
        AtomicInteger tries = new AtomicInteger();
        provocations.on("READ-ONLY", database -> {
            int next = tries.incrementAndGet();
            if (next == 1) {
                throw new IllegalStateException("the first attempt fails");
            }
            if (next < 4) {
                database.sql("set transaction read only").update();
                database.sql("insert into contended values (4)").update();
            }
        });
        CloudEvent event = orderPlaced(UUID.randomUUID(), "READ-ONLY");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);

        await().atMost(SOON).until(() -> state(event.getId()).equals("HANDLED"));
        assertThat(jdbc.sql("select attempts from event_inbox where event_id = :id")
                        .param("id", event.getId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aReplayIsAcceptedOnceInEveryState() {
        CloudEvent unknown = orderPlaced(UUID.randomUUID(), "TEA");
        CloudEvent handled = orderPlaced(UUID.randomUUID(), "TEA");
        CloudEvent waiting = orderPlaced(UUID.randomUUID(), Warehouse.BROKEN);
        CloudEvent dead = orderPlaced(UUID.randomUUID(), Warehouse.FAILS + 5);
        receive(handled, dead);
        awaitDead(dead.getId());
        receive(waiting);

        assertThat(receive(replay(unknown, 1), replay(handled, 1), replay(waiting, 1), replay(dead, 1)))
                .containsExactly(Outcome.HANDLED, Outcome.DUPLICATE, Outcome.DUPLICATE, Outcome.HANDLED);
        // As the sidecar delivers it: the same replay from an aborted transaction and from a committed one.
        assertThat(receive(replay(unknown, 1), replay(dead, 1))).containsExactly(Outcome.DUPLICATE, Outcome.DUPLICATE);
    }

    @Test
    void aReplayOfAnUndecodableRecordIsIdentifiedByItsOrigin() {
        InboundRecord broken = inbound("k", "{".getBytes(StandardCharsets.UTF_8));
        assertThat(receive(broken)).containsExactly(Outcome.DEAD);
        CloudEvent edited = orderPlaced(UUID.randomUUID(), "TEA");

        assertThat(receive(replay(broken, broken.value(), 1))).containsExactly(Outcome.DEAD);
        assertThat(receive(replay(broken, broken.value(), 1))).containsExactly(Outcome.DUPLICATE);
        assertThat(receive(replay(broken, bytes(edited), 2))).containsExactly(Outcome.HANDLED);
        assertThat(receive(replay(broken, bytes(edited), 2))).containsExactly(Outcome.DUPLICATE);
    }

    @Test
    void parkingIsLoggedWithTheCorrelation() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger failures = (Logger) LoggerFactory.getLogger("io.eventorchestrator.messaging.inbox.FailureRecorder");
        lines.start();
        failures.addAppender(lines);
        CloudEvent event = orderPlaced(UUID.randomUUID(), Warehouse.BROKEN);

        receive(event);

        failures.detachAppender(lines);
        assertThat(lines.list)
                .filteredOn(line -> line.getFormattedMessage().contains(event.getId()))
                .extracting(line -> line.getMDCPropertyMap().get(CorrelationScope.CORRELATION_ID))
                .containsExactly("correlation-of-" + event.getSubject());
    }

    @Test
    void aStackTraceIsLoggedOnceForAllEventsThatFailAtTheSamePlace() {
        provocations.on("TRACED", HardDeliveriesIT::failAnew);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger traces = (Logger) LoggerFactory.getLogger("io.eventorchestrator.messaging.inbox.StackTraceLog");
        lines.start();
        traces.addAppender(lines);
        CloudEvent first = orderPlaced(UUID.randomUUID(), "TRACED");
        CloudEvent second = orderPlaced(UUID.randomUUID(), "TRACED");

        receive(first);
        receive(second);
        awaitDead(first.getId());
        awaitDead(second.getId());

        traces.detachAppender(lines);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(message -> message.contains("failAnew"))
                .singleElement()
                .asString()
                .contains(first.getId(), "\tat io.eventorchestrator.messaging.HardDeliveriesIT.failAnew(")
                .doesNotContain("\nforged");
    }

    private static void failAnew(JdbcClient database) {
        throw new IllegalStateException(UUID.randomUUID() + "\nforged", new IllegalArgumentException("\nforged"));
    }

    @Test
    @Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anExceptionMayBeItsOwnCauseAndFailToDescribeItself() {
        provocations.on("CIRCULAR", database -> {
            throw new Indescribable();
        });
        CloudEvent event = orderPlaced(UUID.randomUUID(), "CIRCULAR");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        awaitDead(event.getId());
    }

    /** An exception whose cause has it as its cause. */
    private static final class Indescribable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Indescribable() {
            super(new IllegalStateException());
            getCause().initCause(this);
        }

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    private static InboundRecord replay(CloudEvent event, int times) {
        return replay(inbound(String.valueOf(event.getSubject()), bytes(event)), bytes(event), times);
    }

    private static InboundRecord replay(InboundRecord letter, byte[] value, int times) {
        return new InboundRecord(
                GROUP + ".replay",
                0,
                OFFSETS.getAndIncrement(),
                letter.key(),
                List.of(
                        RecordHeader.of("dlq-replays", String.valueOf(times)),
                        RecordHeader.of("dlq-origin-topic", letter.topic()),
                        RecordHeader.of("dlq-origin-partition", String.valueOf(letter.partition())),
                        RecordHeader.of("dlq-origin-offset", String.valueOf(letter.offset())),
                        RecordHeader.of("dlq-origin-digest", digest(letter))),
                value);
    }

    // As in its dead letter; that of a decodable record has none.
    private static String digest(InboundRecord letter) {
        return jdbc.sql("select split_part(event_id, ':', 3) from event_inbox where event_id like :place")
                .param("place", "0:" + letter.offset() + ":%")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static void breakAndHide(JdbcClient database) {
        try {
            database.sql("select 1/0").query().singleRow();
        } catch (DataAccessException hidden) {
            assertThat(hidden).isNotNull();
        }
    }

    private static List<Outcome> receive(CloudEvent... events) {
        return receive(Arrays.stream(events)
                .map(event -> inbound(event.getSubject(), bytes(event)))
                .toArray(InboundRecord[]::new));
    }

    private static List<Outcome> receive(InboundRecord... bulk) {
        return inbox.receive(GROUP, List.of(bulk));
    }

    private static InboundRecord inbound(String key, byte[] value) {
        return inbound(key, value, List.of());
    }

    private static InboundRecord inbound(String key, byte[] value, List<RecordHeader> headers) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        return new InboundRecord("orders.order.placed", 0, OFFSETS.getAndIncrement(), keyBytes, headers, value);
    }

    private static byte[] bytes(CloudEvent event) {
        return new JsonFormat().serialize(event);
    }

    private static String text(CloudEvent event) {
        return new String(bytes(event), StandardCharsets.UTF_8);
    }

    private static void awaitDead(String id) {
        await().atMost(SOON).until(() -> state(id).equals("DEAD"));
    }

    private static String state(String id) {
        return jdbc.sql("select state from event_inbox where event_id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private static List<String> handled(UUID order) {
        return jdbc.sql("select event_id from handled_order where order_id = :order order by seq")
                .param("order", order)
                .query(String.class)
                .list();
    }
}
