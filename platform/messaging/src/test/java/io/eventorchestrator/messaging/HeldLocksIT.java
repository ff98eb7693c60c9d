package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance that freezes in the middle of a transaction keeps its locks for a limited time only. */
class HeldLocksIT {

    private static final String GROUP = "inventory-service-order-reservations";
    private static final Map<String, Object> BOUNDS = Map.of(
            "events.database.lock", "1s",
            "events.database.statement", "5s",
            "events.database.idle-transaction", "3s",
            "events.retry.schedule.initial", "1h",
            "events.retry.schedule.ceiling", "1h");

    private static ConfigurableApplicationContext frozen;
    private static ConfigurableApplicationContext survivor;

    @BeforeAll
    static void start() {
        frozen = TestService.start("kafka", BOUNDS);
        survivor = TestService.start("kafka", BOUNDS);
    }

    @AfterAll
    static void stop() {
        frozen.close();
        survivor.close();
    }

    @Test
    void theSurvivorGoesOnWithTheKeysOfAFrozenInstance() throws Exception {
        CountDownLatch holdsItsLocks = new CountDownLatch(1);
        CountDownLatch thawed = new CountDownLatch(1);
        frozen.getBean(Provocations.class).on("FREEZE", database -> {
            holdsItsLocks.countDown();
            awaitQuietly(thawed);
            database.sql("select 1").query().singleRow();
        });
        CloudEvent event = orderPlaced(UUID.randomUUID(), "FREEZE");
        try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            Future<List<Outcome>> late = elsewhere.submit(() -> receive(frozen, event));
            assertThat(holdsItsLocks.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(receive(survivor, event)).containsExactly(Outcome.UNAVAILABLE);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> receive(survivor, event).equals(List.of(Outcome.HANDLED)));

            thawed.countDown();
            assertThat(late.get(1, TimeUnit.MINUTES)).containsAnyOf(Outcome.DUPLICATE, Outcome.UNAVAILABLE);
        }
        assertThat(timesHandled(event)).isEqualTo(1);
    }

    @Test
    void aHandlerThatPausesTooLongIsAttemptedOnceAndKeepsNoOtherKeyFromBeingHandled() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch pauses = new CountDownLatch(1);
        CountDownLatch othersWereTried = new CountDownLatch(1);
        survivor.getBean(Provocations.class).on("PAUSE", database -> {
            tries.incrementAndGet();
            pauses.countDown();
            awaitQuietly(othersWereTried);
            pauseBeyondTheBound();
            database.sql("select 1").query().singleRow();
        });
        CloudEvent before = ofPartition(0, "TEA");
        CloudEvent after = ofPartition(0, "TEA");
        CloudEvent elsewhere = ofPartition(1, "TEA");
        try (ExecutorService consumer = Executors.newSingleThreadExecutor()) {
            Future<List<Outcome>> paused =
                    consumer.submit(() -> receive(survivor, before, ofPartition(0, "PAUSE"), after));
            try {
                assertThat(pauses.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(receive(frozen, elsewhere)).containsExactly(Outcome.HANDLED);
            } finally {
                othersWereTried.countDown();
            }
            assertThat(paused.get(1, TimeUnit.MINUTES))
                    .containsExactly(Outcome.HANDLED, Outcome.PARKED, Outcome.HANDLED);
        }
        assertThat(tries).hasValue(1);
        assertThat(Stream.of(before, after, elsewhere).map(HeldLocksIT::timesHandled))
                .containsOnly(1);
    }

    // As in a group, where no two instances consume one partition.
    private static CloudEvent ofPartition(int partition, String sku) {
        return Stream.generate(UUID::randomUUID)
                .filter(order -> KafkaPartitions.of(order.toString(), 6) == partition)
                .map(order -> orderPlaced(order, sku))
                .findFirst()
                .orElseThrow();
    }

    private static void pauseBeyondTheBound() {
        await().pollDelay(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(10)).until(() -> true);
    }

    private static List<Outcome> receive(ConfigurableApplicationContext instance, CloudEvent... events) {
        return instance.getBean(Inbox.class)
                .receive(GROUP, Stream.of(events).map(HeldLocksIT::inbound).toList());
    }

    private static InboundRecord inbound(CloudEvent event) {
        return new InboundRecord(
                event.getType(),
                0,
                9_000_000,
                event.getSubject().getBytes(StandardCharsets.UTF_8),
                List.of(),
                new JsonFormat().serialize(event));
    }

    private static int timesHandled(CloudEvent event) {
        return survivor.getBean(JdbcClient.class)
                .sql("select count(*) from handled_order where event_id = :id")
                .param("id", event.getId())
                .query(Integer.class)
                .single();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
