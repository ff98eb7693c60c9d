package io.eventorchestrator.benchmarks;

/**
 * Two bulks that were handled one after the other.
 *
 * @param without nanoseconds with no key parked
 * @param with nanoseconds with many
 */
record Pair(long without, long with) {

    /** How much longer the second took, as a share of the first; negative if it was faster. */
    double cost() {
        return (double) with / without - 1;
    }
}
