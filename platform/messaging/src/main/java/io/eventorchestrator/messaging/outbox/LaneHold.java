package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;

/**
 * Decides whether a topic as a whole may be tried, and with how many records: one after a failure, more as they are
 * accepted. So a topic that answers late, and may have accepted records reported as failed, gets few records twice.
 */
final class LaneHold {

    private static final int GROWTH = 4;

    private final ExponentialDelay backOff;
    private final int most;
    private int records;
    private int failures;
    private long until = System.nanoTime();

    LaneHold(ExponentialDelay backOff, int most) {
        this.backOff = backOff;
        this.most = most;
        this.records = most;
    }

    boolean isOver() {
        return System.nanoTime() - until >= 0;
    }

    long until() {
        return until;
    }

    int records() {
        return records;
    }

    boolean isFailing() {
        return failures > 0;
    }

    void moved() {
        failures = 0;
        records = Math.min(most, records * GROWTH);
    }

    /** Waits a moment, for a reason unrelated to the topic. */
    void pause() {
        until = System.nanoTime() + backOff.initial().toNanos();
    }

    void failed() {
        failures++;
        records = 1;
        until = System.nanoTime() + backOff.after(failures).toNanos();
    }
}
