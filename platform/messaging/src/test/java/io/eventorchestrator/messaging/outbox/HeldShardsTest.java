package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.SystemTime;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class HeldShardsTest {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final SilentDatabase database = new SilentDatabase();
    private final HeldShards leases = new HeldShards(
            new LeaseTable(JdbcClient.create(new DriverManagerDataSource()), database, "me", LEASE),
            new ShardsInUse(),
            new BrokerContact(
                    new BrokerGate(ExponentialDelay.doubling(LEASE, LEASE), new SystemTime()),
                    () -> true,
                    LEASE,
                    new SystemTime()),
            new SystemTime());

    @AfterEach
    void release() {
        database.ended.countDown();
    }

    @Test
    void theyAreReleasedBeforeTheirLeaseEndsWhenTheDatabaseNoLongerAnswers() {
        leases.renew();
        assertThat(leases.held()).containsOnlyKeys(0, 1);
        Thread.ofPlatform().daemon().start(leases::renew);

        long seen = database.renewedAt;
        for (long now = seen; isSoon(now) && !leases.held().isEmpty(); now = System.nanoTime()) {
            seen = now;
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }

        assertThat(sinceRenewal(seen)).isLessThan(LEASE);
    }

    private boolean isSoon(long now) {
        return sinceRenewal(now).compareTo(LEASE.multipliedBy(2)) < 0;
    }

    private Duration sinceRenewal(long now) {
        return Duration.ofNanos(now - database.renewedAt);
    }

    /** Answers the first renewal late, and no other. */
    private static final class SilentDatabase implements TransactionOperations {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile long renewedAt;

        @Override
        @SuppressWarnings("unchecked")
        public <T> T execute(TransactionCallback<T> renewal) {
            if (renewedAt == 0) {
                renewedAt = System.nanoTime();
                LockSupport.parkNanos(ANSWER.toNanos());
            } else {
                awaitEnd();
            }
            return (T) new LeaseTable.Share(new TreeMap<>(Map.of(0, 1L, 1, 1L)), 2);
        }

        private void awaitEnd() {
            try {
                ended.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
