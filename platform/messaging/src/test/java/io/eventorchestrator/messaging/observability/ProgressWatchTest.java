package io.eventorchestrator.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** A watch whose thread hangs, or meets errors, is visible at the scrape. */
class ProgressWatchTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ProgressBoard board = new ProgressBoard();
    private final AtomicReference<GroupLag> lag = new AtomicReference<>(WaitingRecords::unknown);
    private final ProgressWatch watch = watch(Duration.ofSeconds(1));
    // Pauses for half a minute after a check that cost much.
    private final ProgressWatch patient = watch(Duration.ofMinutes(1));

    @AfterEach
    void stop() {
        watch.stop();
        patient.stop();
    }

    @Test
    void aHangingWatchIsReportedUntilItChecksAgain() {
        watch.start();
        await().atMost(Duration.ofMinutes(5)).until(() -> watch.findings().isPresent());
        CountDownLatch answered = new CountDownLatch(1);
        lag.set(() -> hang(answered));

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(stalledSeconds()).isGreaterThan(1));
        assertThat(watch.findings()).isEmpty();
        assertThat(watch.stalls()).extracting(Stall::name).containsExactly("progress-watch");

        lag.set(WaitingRecords::unknown);
        answered.countDown();
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(stalledSeconds()).isZero());
        assertThat(watch.stalls()).isEmpty();
    }

    @Test
    void aFirstCheckWithoutEndIsReportedToo() {
        CountDownLatch never = new CountDownLatch(1);
        lag.set(() -> hang(never));

        watch.start();

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(stalledSeconds()).isGreaterThan(1));
    }

    @Test
    void anErrorInACheckDoesNotEndTheWatch() {
        lag.set(() -> {
            throw new StackOverflowError("provoked");
        });
        watch.start();
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(watch.stalls())
                        .singleElement()
                        .satisfies(stall -> assertThat(stall.reason()).contains("StackOverflowError")));

        lag.set(WaitingRecords::unknown);

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(watch.stalls()).isEmpty());
    }

    @Test
    void aCheckThatWaitedInVainIsRepeatedSoon() {
        lag.set(() -> {
            waitInVain();
            throw new IllegalStateException("no answer");
        });
        patient.start();
        await().atMost(Duration.ofMinutes(5))
                .until(() -> !patient.isStarting() && patient.findings().isEmpty());

        lag.set(WaitingRecords::unknown);

        await().atMost(Duration.ofSeconds(15)).until(() -> patient.findings().isPresent());
    }

    @Test
    void aCheckThatTheDatabaseCancelledIsRepeatedAfterALongPause() {
        AtomicInteger checks = new AtomicInteger();
        lag.set(() -> {
            checks.incrementAndGet();
            waitInVain();
            throw new QueryTimeoutException("cancelled");
        });
        patient.start();
        await().atMost(Duration.ofMinutes(5)).until(() -> !patient.isStarting());

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> checks.get() == 1);
    }

    private static void waitInVain() {
        try {
            assertThat(new CountDownLatch(1).await(2, TimeUnit.SECONDS)).isFalse();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static WaitingRecords hang(CountDownLatch answered) {
        try {
            answered.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return WaitingRecords.unknown();
    }

    private double stalledSeconds() {
        return registry.get("events.stalled")
                .tags("kind", "loop", "name", "progress-watch")
                .gauge()
                .value();
    }

    private ProgressWatch watch(Duration stalledAfter) {
        ProgressProperties properties = new ProgressProperties(stalledAfter, Duration.ofMillis(100));
        return new ProgressWatch(
                new BacklogQuery(
                        JdbcClient.create(new DriverManagerDataSource()), new EmptyTables(), Duration.ofSeconds(1)),
                () -> lag.get().waiting(),
                board,
                new ProgressMeters(registry, board, properties, System::nanoTime),
                properties);
    }

    /** Answers each query without a database. */
    private static final class EmptyTables implements TransactionOperations {

        @Override
        @SuppressWarnings("unchecked")
        public <T extends @Nullable Object> T execute(TransactionCallback<T> look) {
            return (T) new Backlog(0, 0, 0, List.of(), Map.of());
        }
    }
}
