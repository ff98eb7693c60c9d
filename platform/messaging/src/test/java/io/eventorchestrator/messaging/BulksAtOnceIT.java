package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.Outcome;
import io.eventorchestrator.platform.testing.AtOnce;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Any number of concurrent bulks fits into the server's lock table, and bulks of two partitions never wait. */
@Tag("full")
class BulksAtOnceIT {

    private static final String GROUP = "inventory-service-order-reservations";
    private static final int AT_ONCE = 29;
    private static final int BULK = 500;
    private static final int PARTITIONS = 6;
    // Locks for each of a server's connections, by default.
    private static final int LOCKS_PER_CONNECTION = 64;
    private static final int SLOTS = 120;
    private static final AtomicLong OFFSETS = new AtomicLong(8_000_000);

    private static ConfigurableApplicationContext service;
    private static Provocations provocations;

    @BeforeAll
    static void start() {
        service = TestService.start(
                "kafka",
                Map.of(
                        "spring.datasource.hikari.maximum-pool-size",
                        AT_ONCE + 10,
                        "events.database.lock",
                        "10m",
                        "events.database.statement",
                        "15m",
                        "events.retry.schedule.initial",
                        "1h",
                        "events.retry.schedule.ceiling",
                        "1h"));
        provocations = service.getBean(Provocations.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void manyLargeBulksTakeFewLocks() throws Exception {
        AtomicLong most = new AtomicLong();
        provocations.on("COUNT", database -> most.accumulateAndGet(locks(database, ""), Math::max));
        List<Callable<List<Outcome>>> bulks = Stream.generate(() -> bulk(BULK, "TEA", key -> true))
                .limit(AT_ONCE)
                .peek(bulk -> bulk.add(inbound("COUNT", UUID.randomUUID())))
                .map(bulk -> (Callable<List<Outcome>>) () -> receive(bulk))
                .toList();

        assertThat(AtOnce.call(bulks))
                .allSatisfy(outcomes -> assertThat(outcomes).hasSize(BULK + 1).containsOnly(Outcome.HANDLED));
        assertThat(most).hasValueBetween(1, SLOTS + AT_ONCE);
    }

    @Test
    void aBulkWhoseKeysAllHaveParkedEventsTakesFewLocks() {
        List<UUID> keys = Stream.generate(UUID::randomUUID).limit(BULK / 2).toList();
        assertThat(receive(
                        keys.stream().map(key -> inbound(Warehouse.BROKEN, key)).toList()))
                .containsOnly(Outcome.PARKED);
        AtomicLong most = new AtomicLong();
        provocations.on(
                "COUNT", database -> most.accumulateAndGet(locks(database, " and pid = pg_backend_pid()"), Math::max));
        List<InboundRecord> bulk = new ArrayList<>();
        keys.forEach(key -> {
            bulk.add(inbound("TEA", key));
            bulk.add(inbound("COUNT", UUID.randomUUID()));
        });

        assertThat(receive(bulk)).containsExactlyElementsOf(alternating(keys.size()));
        assertThat(most).hasValueBetween(1, SLOTS + LOCKS_PER_CONNECTION);
    }

    @Test
    void bulksOfTwoPartitionsAreHandledConcurrently() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        provocations.on("MEET", database -> meet(both));

        List<Callable<List<Outcome>>> bulks = IntStream.range(0, 2)
                .mapToObj(partition -> bulk(BULK, "TEA", key -> partition(key) == partition))
                .peek(bulk -> bulk.set(0, as("MEET", bulk.getFirst())))
                .map(bulk -> (Callable<List<Outcome>>) () -> receive(bulk))
                .toList();

        assertThat(AtOnce.call(bulks))
                .allSatisfy(outcomes -> assertThat(outcomes).containsOnly(Outcome.HANDLED));
    }

    private static List<Outcome> alternating(int times) {
        return Collections.nCopies(times, List.of(Outcome.PARKED, Outcome.HANDLED)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(30, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }

    private static int partition(UUID key) {
        return KafkaPartitions.of(key.toString(), PARTITIONS);
    }

    private static List<InboundRecord> bulk(int size, String sku, Predicate<UUID> keys) {
        return new ArrayList<>(Stream.generate(UUID::randomUUID)
                .filter(keys)
                .limit(size)
                .map(key -> inbound(sku, key))
                .toList());
    }

    private static InboundRecord as(String sku, InboundRecord inbound) {
        return inbound(sku, UUID.fromString(String.valueOf(inbound.keyText())));
    }

    private static InboundRecord inbound(String sku, UUID key) {
        CloudEvent event = orderPlaced(key, sku);
        return new InboundRecord(
                event.getType(),
                partition(key),
                OFFSETS.getAndIncrement(),
                key.toString().getBytes(StandardCharsets.UTF_8),
                List.of(),
                new JsonFormat().serialize(event));
    }

    private static List<Outcome> receive(List<InboundRecord> bulk) {
        return service.getBean(Inbox.class).receive(GROUP, bulk);
    }

    private static long locks(JdbcClient database, String which) {
        return database.sql("select count(*) from pg_locks where locktype = 'advisory'" + which)
                .query(Long.class)
                .single();
    }
}
