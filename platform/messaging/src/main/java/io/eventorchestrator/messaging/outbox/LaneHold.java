package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;

/**
 * Decides whether a topic as a whole may be tried, and with how many records: one after a failure, more as they are
 * accepted. So a topic that answers late, and may have accepted records reported as failed, gets few records twice.
 */
final class LaneHold {

    private static final int GROWTH = 4;

    private final ExponentialDelay backOff;
    private final int most;
    private final MachineTime time;
    private int records;
    private int failures;
    private long until;

    LaneHold(ExponentialDelay backOff, int most, MachineTime time) {
        this.backOff = backOff;
        this.most = most;
        this.time = time;
        this.until = time.nanoTime();
        this.records = most;
    }

    boolean isOver() {
        return time.nanoTime() - until >= 0;
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
        until = time.nanoTime() + backOff.initial().toNanos();
    }

    void failed() {
        failures++;
        records = 1;
        until = time.nanoTime() + backOff.after(failures).toNanos();
    }
}
