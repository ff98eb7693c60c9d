package io.eventorchestrator.messaging.outbox;

import java.time.Duration;

/**
 * Pauses that grow.
 *
 * @param first doubled with each further failure
 * @param longest no pause is longer
 */
record BackOff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 20;

    /** @param failures in a row, at least one */
    Duration after(int failures) {
        Duration grown = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
