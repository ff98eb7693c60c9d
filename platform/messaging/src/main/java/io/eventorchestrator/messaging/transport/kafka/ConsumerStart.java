package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.failure.CauseChain;
import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the consumers once a broker has accepted this service's login, and tries again those that fail to start. */
final class ConsumerStart {

    private static final Logger log = LoggerFactory.getLogger(ConsumerStart.class);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final ExponentialDelay PAUSES =
            ExponentialDelay.doubling(Duration.ofSeconds(1), Duration.ofSeconds(30));
    // The longest pause plus the check and the starts after it.
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

    private final BooleanSupplier accepted;
    private final Progress progress;
    private final RepeatedCauses causes = new RepeatedCauses();

    /** @param accepted whether a broker has accepted this service's login */
    ConsumerStart(BooleanSupplier accepted, ProgressBoard board) {
        this.accepted = accepted;
        this.progress = board.loop("consumer-start", LONGEST_ROUND);
    }

    /** Returns when each start has succeeded. Used by one thread at a time. */
    void run(List<Runnable> starts) throws InterruptedException {
        try {
            List<Runnable> left = new ArrayList<>(starts);
            int failures = 0;
            while (!left.isEmpty()) {
                failures = survives(left) ? 0 : failures + 1;
                if (!left.isEmpty()) {
                    Thread.sleep(failures == 0 ? LOOK : PAUSES.after(failures));
                }
            }
        } finally {
            progress.stopped();
        }
    }

    // Even telling of a failure may fail, as without memory.
    private boolean survives(List<Runnable> left) {
        try {
            return round(left);
        } catch (RuntimeException | Error untold) {
            return false;
        }
    }

    // A refused consumer logs a trace every ten seconds, where the watch logs the reason once. A broker that has not
    // answered yet may still refuse.
    private boolean round(List<Runnable> left) {
        causes.nextRound();
        AtomicBoolean open = new AtomicBoolean();
        boolean succeeded = succeeds(() -> open.set(accepted.getAsBoolean()));
        if (open.get()) {
            left.removeIf(this::succeeds);
            succeeded = left.isEmpty();
        }
        if (succeeded) {
            progress.advanced();
        }
        return succeeded;
    }

    // An escaping exception would leave this service without consumers until its next start.
    private boolean succeeds(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException | Error failed) {
            if (!Thread.currentThread().isInterrupted()) {
                tell(CauseChain.of(failed).getLast().toString());
            }
            return false;
        }
    }

    private void tell(String cause) {
        progress.failed(cause);
        if (causes.isNew(cause)) {
            log.warn("Consumers can't be started now and will be tried again: {}", cause);
        }
    }
}
