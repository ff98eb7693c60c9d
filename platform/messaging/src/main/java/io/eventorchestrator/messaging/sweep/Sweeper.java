package io.eventorchestrator.messaging.sweep;

import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.function.IntUnaryOperator;

/** Sweeps in batches, and reports its progress as a loop. Several instances may share the work. */
public final class Sweeper {

    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);

    private final Progress progress;
    private final int batch;

    /** @param name of the loop in health and metrics, such as {@code expire-orders} */
    public Sweeper(String name, SweepProperties properties, ProgressBoard board) {
        this.progress = board.loop(name, properties.every().plus(LONGEST_BATCH));
        this.batch = properties.batch();
    }

    /**
     * Repeats the statement until it finds fewer rows than a batch. An exception from it ends the sweep.
     *
     * @param statement takes the largest number of rows, and returns how many it found; commits its own transaction
     */
    public void sweep(IntUnaryOperator statement) {
        int found;
        do {
            found = progress.round(() -> statement.applyAsInt(batch));
        } while (found == batch);
    }

    /** Stops the watch over the loop, because sweeping stopped on purpose; the next sweep resumes it. */
    public void stopped() {
        progress.stopped();
    }
}
