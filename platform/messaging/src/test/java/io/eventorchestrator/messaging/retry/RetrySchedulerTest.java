package io.eventorchestrator.messaging.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.BrokenLog;
import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetrySchedulerTest {

    private static final RetryProperties.Schedule SCHEDULE =
            new RetryProperties.Schedule(5, Duration.ofMillis(1), 2, Duration.ofMillis(1));

    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final RetryScheduler scheduler = new RetryScheduler(
            new BrokenAtFirst(),
            new RetryProperties(SCHEDULE, Map.of(), Duration.ofMillis(1), 1),
            Set.of("group"),
            new ProgressBoard(),
            new SystemTime());

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    @Test
    void retriesGoOnAfterAnErrorInTheLoopAndOneInAnAttempt() throws InterruptedException {
        scheduler.start();

        assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void retriesGoOnAfterErrorsThatCantBeLogged() throws InterruptedException {
        try (BrokenLog ofLooks = BrokenLog.of(RetryScheduler.class);
                BrokenLog ofAttempts = BrokenLog.of(RetryWorkers.class)) {
            scheduler.start();

            assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ofLooks.failures()).isPositive();
            assertThat(ofAttempts.failures()).isPositive();
        }
    }

    @Test
    void aKeyThatAnotherInstanceWorksOnIsTriedLessAndLessOften() {
        List<Long> triedAt = new CopyOnWriteArrayList<>();
        RetryScheduler waiting = new RetryScheduler(
                new TakenElsewhere(triedAt),
                new RetryProperties(SCHEDULE, Map.of(), Duration.ofMillis(100), 1),
                Set.of("group"),
                new ProgressBoard(),
                new SystemTime());
        waiting.start();

        await().atMost(Duration.ofMinutes(5)).until(() -> triedAt.size() > 5);
        waiting.stop();

        for (int pause = 0; pause < 5; pause++) {
            assertThat(Duration.ofNanos(triedAt.get(pause + 1) - triedAt.get(pause)))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(20L << pause));
        }
        // The pause between two looks becomes as long as that of an idle service.
        Duration took = Duration.ofNanos(triedAt.getLast() - triedAt.getFirst());
        assertThat(looks.get()).isLessThan(triedAt.size() * 6 + (int) (took.toMillis() / 100));
    }

    /** Its first look ends with an error, and so does its first attempt. */
    private final class BrokenAtFirst implements RetryQueue {

        @Override
        public List<ParkedKey> due(Collection<ParkedKey> except, Map<String, Integer> atMost) {
            if (looks.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("missing");
            }
            ParkedKey key = new ParkedKey("group", 1);
            return except.contains(key) ? List.of() : List.of(key);
        }

        @Override
        public Duration untilNextDue(Duration atMost) {
            return atMost;
        }

        @Override
        public RetryResult retry(ParkedKey key) {
            if (tries.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("missing");
            }
            settled.countDown();
            return RetryResult.WAITS;
        }
    }

    /** Another instance works on its only key, which stays due. */
    private final class TakenElsewhere implements RetryQueue {

        private final List<Long> triedAt;

        TakenElsewhere(List<Long> triedAt) {
            this.triedAt = triedAt;
        }

        @Override
        public List<ParkedKey> due(Collection<ParkedKey> except, Map<String, Integer> atMost) {
            looks.incrementAndGet();
            ParkedKey key = new ParkedKey("group", 1);
            return except.contains(key) ? List.of() : List.of(key);
        }

        @Override
        public Duration untilNextDue(Duration atMost) {
            return Duration.ZERO;
        }

        @Override
        public RetryResult retry(ParkedKey key) {
            triedAt.add(System.nanoTime());
            return RetryResult.TAKEN;
        }
    }
}
