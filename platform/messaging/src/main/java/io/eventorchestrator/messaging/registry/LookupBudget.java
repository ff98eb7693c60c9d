package io.eventorchestrator.messaging.registry;

import java.time.Duration;

/**
 * Limits the time that all look-ups together may take in a period, so that events with many unknown versions can't hold
 * up others. Thread-safe.
 */
final class LookupBudget {

    private final long most;
    private final long period;
    private long spent;
    private long end;

    LookupBudget(Duration most, Duration period) {
        this.most = most.toNanos();
        this.period = period.toNanos();
    }

    /** Tests whether another look-up may begin. */
    synchronized boolean allows(long now) {
        return spent < most || end - now <= 0;
    }

    /** Deducts the time of a look-up from the period, which begins with its first look-up. */
    synchronized void spend(long from, long to) {
        if (spent == 0 || end - to <= 0) {
            spent = 0;
            end = to + period;
        }
        spent += to - from;
    }
}
