package io.eventorchestrator.guarantees;

import java.util.Set;
import java.util.TreeSet;

/**
 * The figures of a test in a run.
 *
 * @param folder that of the report
 * @param seeds those that the test has printed, or that the report of its run names
 */
record Tried(String folder, int passed, int failed, int skipped, long millis, Set<String> seeds) {

    static Tried nothing(String folder) {
        return new Tried(folder, 0, 0, 0, 0, Set.of());
    }

    int cases() {
        return passed + failed + skipped;
    }

    Tried and(Tried other) {
        Set<String> all = new TreeSet<>(seeds);
        all.addAll(other.seeds);
        return new Tried(
                folder,
                passed + other.passed,
                failed + other.failed,
                skipped + other.skipped,
                millis + other.millis,
                all);
    }
}
