package io.eventorchestrator.messaging.retry;

import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Finds due keys and retries them, several keys in parallel. */
final class RetryScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RetryScheduler.class);
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final Duration UNAVAILABLE = Duration.ofSeconds(1);
    // A round queries the database twice.
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(20);
    // A long queue behind one key must not make the others late.
    private static final Duration SLICE = Duration.ofMillis(50);

    private final RetryQueue queue;
    private final RetryProperties properties;
    private final Progress progress;
    private final KeysInProgress inProgress = new KeysInProgress();
    private volatile @Nullable ExecutorService workers;

    RetryScheduler(RetryQueue queue, RetryProperties properties, ProgressBoard board) {
        this.queue = queue;
        this.properties = properties;
        this.progress = board.loop("retries", LONGEST_ROUND.plus(properties.poll()));
    }

    @Override
    public void start() {
        ExecutorService started = Executors.newFixedThreadPool(
                properties.concurrency() + 1,
                Thread.ofPlatform().name("event-retry-", 0).factory());
        inProgress.clear();
        workers = started;
        started.execute(() -> run(started));
    }

    @Override
    public void stop() {
        ExecutorService running = workers;
        workers = null;
        if (running != null) {
            running.shutdown();
            awaitEnd(running);
            progress.stopped();
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }

    private void run(ExecutorService own) {
        while (works(own)) {
            try {
                submitDue(own);
                progress.advanced();
                pause(inProgress.keys().isEmpty() ? queue.untilNextDue(properties.poll()) : BUSY);
            } catch (RejectedExecutionException stopped) {
                return;
            } catch (RuntimeException | Error failed) {
                // Retries must go on even after an error.
                progress.failed(failed.toString());
                log.warn("Parked events can't be retried now: {}", failed.toString());
                pause(UNAVAILABLE);
            }
        }
    }

    // A restart replaces the pool, so identity is what counts.
    @SuppressWarnings("ReferenceEquality")
    private boolean works(ExecutorService own) {
        return workers == own;
    }

    private void submitDue(ExecutorService own) {
        int room = properties.concurrency() * 2 - inProgress.working();
        if (room > 0) {
            queue.due(inProgress.keys(), room).forEach(key -> {
                inProgress.take(key);
                own.execute(() -> work(own, key));
            });
        }
    }

    private void work(ExecutorService own, ParkedKey key) {
        RetryResult result = RetryResult.WAITS;
        try {
            result = drain(own, key);
            if (result == RetryResult.UNAVAILABLE) {
                pause(UNAVAILABLE);
            }
        } catch (RuntimeException | Error failed) {
            log.warn("A parked event of {} can't be retried now: {}", key.consumerGroup(), failed.toString());
            pause(UNAVAILABLE);
        } finally {
            if (result == RetryResult.TAKEN) {
                inProgress.leaveFor(key, BUSY.multipliedBy(2));
            } else {
                inProgress.giveBack(key);
            }
        }
    }

    /** Works through a key's queue, with a transaction per event, for its slice of time. */
    private RetryResult drain(ExecutorService own, ParkedKey key) {
        long end = System.nanoTime() + SLICE.toNanos();
        RetryResult result = queue.retry(key);
        while (result == RetryResult.SETTLED && works(own) && System.nanoTime() - end < 0) {
            result = queue.retry(key);
        }
        return result;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ExecutorService running) {
        try {
            if (!running.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
