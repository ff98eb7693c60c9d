package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;

/** A lane without records waits for a signal, whatever the broker does. */
class IdleLaneTest {

    private static final ExponentialDelay NONE = ExponentialDelay.doubling(Duration.ZERO, Duration.ZERO);

    private final Waits time = new Waits();
    private final BrokerGate gate = new BrokerGate(NONE, time);

    @Test
    void itDoesNotAskAgainAndAgainWhetherTheBrokerMayBeTried() throws InterruptedException {
        gate.missed("the broker is away");
        Lane lane = lane();

        lane.round();
        lane.round();

        assertThat(time.waits.getLast()).isGreaterThan(Duration.ofMillis(500));
    }

    private Lane lane() {
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource());
        OutboxRows rows = new OutboxRows(jdbc, "test", new ConnectionLimit(1));
        ShardsInUse inUse = new ShardsInUse();
        HeldShards leases = new HeldShards(
                new LeaseTable(jdbc, TransactionOperations.withoutTransaction(), "test", Duration.ofSeconds(1)),
                inUse,
                new BrokerContact(gate, () -> false, Duration.ofSeconds(1), time),
                time);
        LaneParts parts = new LaneParts(
                rows,
                new Publication(rows, leases, bulk -> List.of()),
                leases,
                inUse,
                gate,
                NONE,
                new BulkLimits(1, 1, 1),
                new SetAsideTopics(),
                new ProgressBoard(),
                time);
        return new Lane("orders.order.placed", parts, Map::of);
    }

    /** Notes how long it is asked to wait, and waits for nothing. */
    private static final class Waits implements MachineTime {

        private final MachineTime real = new SystemTime();
        private final List<Duration> waits = new ArrayList<>();

        @Override
        public long nanoTime() {
            return real.nanoTime();
        }

        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
        }

        @Override
        public void sleepAbout(Duration longest) {
            waits.add(longest);
        }

        @Override
        public boolean acquire(Semaphore permits, Duration atMost) {
            waits.add(atMost);
            return permits.tryAcquire();
        }

        @Override
        public Thread loop(String name, Runnable work) {
            return real.loop(name, work);
        }

        @Override
        public ExecutorService workers(String name, int atMost) {
            return real.workers(name, atMost);
        }

        @Override
        public Thread beside(String name, Runnable work) {
            return real.beside(name, work);
        }

        @Override
        public boolean join(Thread thread, Duration atMost) throws InterruptedException {
            return real.join(thread, atMost);
        }
    }
}
