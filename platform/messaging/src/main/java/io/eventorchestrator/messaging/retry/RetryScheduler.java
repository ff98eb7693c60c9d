package io.eventorchestrator.messaging.retry;

import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Finds due keys and has them retried. */
final class RetryScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RetryScheduler.class);
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final Duration UNAVAILABLE = Duration.ofSeconds(1);
    // A round queries the database twice.
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(10);

    private final RetryQueue queue;
    private final RetryProperties properties;
    private final Collection<String> groups;
    private final Progress progress;
    private volatile @Nullable RetryWorkers workers;

    /** @param groups those of this service */
    RetryScheduler(RetryQueue queue, RetryProperties properties, Collection<String> groups, ProgressBoard board) {
        this.queue = queue;
        this.properties = properties;
        this.groups = groups;
        this.progress = board.loop("retries", LONGEST_ROUND.plus(properties.poll()));
    }

    @Override
    public void start() {
        RetryWorkers started = new RetryWorkers(queue, groups, properties.concurrency());
        workers = started;
        Thread.ofPlatform().name("event-retries").daemon().start(() -> run(started));
    }

    @Override
    public void stop() {
        RetryWorkers running = workers;
        workers = null;
        if (running != null) {
            running.stop();
            progress.stopped();
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }

    private void run(RetryWorkers own) {
        while (works(own)) {
            try {
                own.retry(due(own));
                progress.advanced();
                pause(own.inProgress().isEmpty() ? queue.untilNextDue(properties.poll()) : BUSY);
            } catch (RuntimeException | Error failed) {
                // Retries must go on even after an error.
                progress.failed(failed.toString());
                log.warn("Parked events can't be retried now: {}", failed.toString());
                pause(UNAVAILABLE);
            }
        }
    }

    // A restart replaces the workers, so identity is what counts.
    @SuppressWarnings("ReferenceEquality")
    private boolean works(RetryWorkers own) {
        return workers == own;
    }

    private List<ParkedKey> due(RetryWorkers own) {
        Map<String, Integer> room = own.room();
        return room.isEmpty() ? List.of() : queue.due(own.inProgress(), room);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
