package io.eventorchestrator.benchmarks;

/**
 * The durations of two bulks that were handled one after the other.
 *
 * @param without nanoseconds with no key parked
 * @param with nanoseconds with many keys parked
 */
record Pair(long without, long with) {

    /** The additional time with parked keys, as a share of the time without; negative if it was faster. */
    double cost() {
        return (double) with / without - 1;
    }
}
