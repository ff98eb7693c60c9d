package io.eventorchestrator.messaging.retry;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.LoopThread;
import io.eventorchestrator.messaging.loop.MachineTime;
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
    private final MachineTime time;
    private @Nullable RetryWorkers workers;
    private volatile @Nullable LoopThread thread;

    /** @param groups those of this service */
    RetryScheduler(
            RetryQueue queue,
            RetryProperties properties,
            Collection<String> groups,
            ProgressBoard board,
            MachineTime time) {
        this.queue = queue;
        this.properties = properties;
        this.groups = groups;
        this.time = time;
        this.progress = board.loop("retries", LONGEST_ROUND.plus(properties.poll()));
    }

    @Override
    public void start() {
        WorkerShares shares = new WorkerShares(groups, properties.concurrency());
        RetryWorkers started =
                new RetryWorkers(queue, shares, time.workers("event-retry", Math.max(1, shares.workers())), time);
        LoopThread looking = new LoopThread("event-retries", UNAVAILABLE, new Looking(started), time);
        workers = started;
        thread = looking;
        looking.start();
    }

    @Override
    public void stop() {
        LoopThread looking = thread;
        RetryWorkers running = workers;
        thread = null;
        if (looking != null && running != null) {
            looking.stop();
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Looks for due keys, from start to stop. */
    private final class Looking implements LoopThread.Work {

        private final RetryWorkers own;
        private final ExponentialDelay busy = ExponentialDelay.doubling(BUSY, properties.poll());
        private int inVain;

        Looking(RetryWorkers own) {
            this.own = own;
        }

        @Override
        public void round() throws InterruptedException {
            Map<String, Integer> room = own.room();
            List<ParkedKey> due = room.isEmpty() ? List.of() : queue.due(own.inProgress(), room);
            own.retry(due);
            progress.advanced();
            inVain = due.isEmpty() ? inVain + 1 : 0;
            pause();
        }

        // While keys are in progress, one is always due, so the time until the next one is unknown.
        private void pause() throws InterruptedException {
            if (own.inProgress().isEmpty()) {
                inVain = 0;
                time.sleep(queue.untilNextDue(properties.poll()));
                return;
            }
            time.sleep(BUSY);
            if (own.awaitEnd(busy.after(inVain + 1).minus(BUSY))) {
                inVain = 0;
            }
        }

        @Override
        public void failed(Throwable why) {
            progress.failed(why.toString());
            log.warn("Parked events can't be retried now: {}", why.toString());
        }

        @Override
        public void stopped() {
            progress.stopped();
        }
    }
}
