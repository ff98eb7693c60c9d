package io.eventorchestrator.messaging.retry;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries due keys, several in parallel, from start to stop. Thread-safe. */
final class RetryWorkers {

    private static final Logger log = LoggerFactory.getLogger(RetryWorkers.class);
    private static final Duration UNAVAILABLE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(20);
    // A long queue behind one key must not make the others late.
    private static final Duration SLICE = Duration.ofMillis(50);

    private final RetryQueue queue;
    private final WorkerShares shares;
    private final ExecutorService threads;
    private final KeysInProgress inProgress;
    private final MachineTime time;
    private final Semaphore ended = new Semaphore(0);

    RetryWorkers(RetryQueue queue, WorkerShares shares, ExecutorService threads, MachineTime time) {
        this.queue = queue;
        this.shares = shares;
        this.threads = threads;
        this.time = time;
        this.inProgress = new KeysInProgress(time);
    }

    /** The number of further keys that each group may add, by group. */
    Map<String, Integer> room() {
        return shares.room();
    }

    /** Keys that wait for a worker or have one. */
    Collection<ParkedKey> inProgress() {
        return inProgress.keys();
    }

    void retry(List<ParkedKey> due) {
        due.forEach(this::take);
        beginAll();
    }

    /**
     * Waits until a worker is done with a key.
     *
     * @return false if that took longer
     */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        boolean hasEnded = time.acquire(ended, atMost);
        ended.drainPermits();
        return hasEnded;
    }

    /** Waits for the attempts under way; the other keys stay due. */
    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // A key that stayed in progress would never be retried.
    private void take(ParkedKey key) {
        inProgress.take(key);
        try {
            shares.add(key);
        } catch (Error failed) {
            inProgress.giveBack(key);
            throw failed;
        }
    }

    private void beginAll() {
        for (Optional<ParkedKey> key = shares.begin(); key.isPresent(); key = shares.begin()) {
            begin(key.get());
        }
    }

    private void begin(ParkedKey key) {
        try {
            threads.execute(() -> work(key));
        } catch (RejectedExecutionException stopped) {
            end(key, RetryResult.WAITS);
        } catch (Error noThread) {
            end(key, RetryResult.WAITS);
            throw noThread;
        }
    }

    private void work(ParkedKey key) {
        RetryResult result = RetryResult.WAITS;
        try {
            result = drain(key);
            if (result == RetryResult.UNAVAILABLE) {
                pause();
            }
        } catch (RuntimeException | Error failed) {
            tell(key, failed);
        } finally {
            end(key, result);
            beginAll();
        }
    }

    /** Works through a key's queue, with a transaction per event, for its slice of time. */
    private RetryResult drain(ParkedKey key) {
        long end = time.nanoTime() + SLICE.toNanos();
        RetryResult result = queue.retry(key);
        while (result == RetryResult.SETTLED && !threads.isShutdown() && time.nanoTime() - end < 0) {
            result = queue.retry(key);
        }
        return result;
    }

    private void tell(ParkedKey key, Throwable failed) {
        try {
            log.warn("A parked event of {} can't be retried now: {}", key.consumerGroup(), failed.toString());
        } finally {
            pause();
        }
    }

    private void end(ParkedKey key, RetryResult result) {
        try {
            if (result == RetryResult.TAKEN) {
                inProgress.leave(key);
            } else {
                inProgress.giveBack(key);
            }
        } finally {
            shares.end(key);
            if (result != RetryResult.TAKEN) {
                ended.release();
            }
        }
    }

    private void pause() {
        try {
            time.sleep(UNAVAILABLE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
