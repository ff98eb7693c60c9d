package io.eventorchestrator.benchmarks;

import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service with the default schedule, fed through Kafka, in a schema that no other benchmark uses. */
final class RetryRounds implements AutoCloseable {

    private static final int EVENTS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Orders orders = new Orders();
    private final Topic topic = new Topic();
    private final ConfigurableApplicationContext service = BenchmarkedService.start("notification_service", Map.of());
    private final AttemptLog attempts = service.getBean(AttemptLog.class);
    private final JdbcClient jdbc = service.getBean(JdbcClient.class);

    Round idle() {
        return round();
    }

    Round underLoad() {
        long before = handled();
        Load load = new Load(orders, topic::send);
        Round round;
        try (load) {
            await().atMost(PATIENCE).until(() -> handled() > before + Load.PER_SECOND);
            round = round();
        }
        await().atMost(PATIENCE).until(() -> handled() == before + load.sent());
        return round;
    }

    private Round round() {
        long before = handled();
        long begun = System.nanoTime();
        List<List<Duration>> gaps = gaps();
        double handled = (handled() - before) * 1e9 / (System.nanoTime() - begun);
        await().atMost(PATIENCE).until(() -> rows("event_outbox") == 0);
        return new Round(gaps, handled);
    }

    /** @return for each failing order, the times between its attempts */
    private List<List<Duration>> gaps() {
        List<InboundRecord> failing =
                orders.bulks(Consumer.BROKEN, EVENTS, EVENTS).getFirst();
        topic.send(failing);
        List<UUID> ids =
                failing.stream().map(order -> UUID.fromString(order.keyText())).toList();
        await().atMost(PATIENCE)
                .until(() -> ids.stream().allMatch(id -> attempts.gaps(id).size() == Round.DELAYS.size()));
        return ids.stream().map(attempts::gaps).toList();
    }

    private long handled() {
        return rows("taken_order");
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        topic.close();
        service.close();
    }
}
