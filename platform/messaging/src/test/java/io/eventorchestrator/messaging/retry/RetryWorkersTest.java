package io.eventorchestrator.messaging.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.loop.SystemTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryWorkersTest {

    private static final ParkedKey KEY = new ParkedKey("group", 1);

    private final AtomicBoolean threadsLeft = new AtomicBoolean();
    private final AtomicInteger attempts = new AtomicInteger();
    private final RetryWorkers workers = new RetryWorkers(
            new Counted(),
            new WorkerShares(Set.of("group"), 1),
            Executors.newFixedThreadPool(1, this::thread),
            new SystemTime());

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void aKeyForWhichNoThreadCouldBeStartedIsRetriedLater() {
        assertThatThrownBy(() -> workers.retry(List.of(KEY))).isInstanceOf(OutOfMemoryError.class);
        assertThat(workers.inProgress()).isEmpty();

        threadsLeft.set(true);
        workers.retry(List.of(KEY));

        await().atMost(Duration.ofMinutes(5)).until(() -> attempts.get() == 1);
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(workers.inProgress()).isEmpty());
        assertThat(workers.room()).isEqualTo(Map.of("group", 2));
    }

    private Thread thread(Runnable work) {
        if (!threadsLeft.get()) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        return new Thread(work);
    }

    private final class Counted implements RetryQueue {

        @Override
        public List<ParkedKey> due(Collection<ParkedKey> except, Map<String, Integer> atMost) {
            return List.of();
        }

        @Override
        public Duration untilNextDue(Duration atMost) {
            return atMost;
        }

        @Override
        public RetryResult retry(ParkedKey key) {
            attempts.incrementAndGet();
            return RetryResult.WAITS;
        }
    }
}
