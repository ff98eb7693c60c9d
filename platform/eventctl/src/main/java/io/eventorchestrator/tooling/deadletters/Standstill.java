package io.eventorchestrator.tooling.deadletters;

import java.time.Duration;

/** Detects that a measure of progress has not changed for some time. */
final class Standstill {

    private final long patience;
    private long before;
    private long since = System.nanoTime();

    Standstill(Duration patience) {
        this.patience = patience.toNanos();
    }

    boolean isReached(long progress) {
        if (progress != before) {
            before = progress;
            since = System.nanoTime();
        }
        return System.nanoTime() - since > patience;
    }
}
