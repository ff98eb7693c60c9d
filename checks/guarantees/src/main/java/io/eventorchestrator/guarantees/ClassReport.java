package io.eventorchestrator.guarantees;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The report of a test class.
 *
 * @param type its name with package
 * @param tests by method. The empty name has failures of the class, such as one before its first test
 */
record ClassReport(String type, String folder, Instant begun, Instant ended, Map<String, Tried> tests) {

    boolean covers(Instant time) {
        return !time.isBefore(begun) && !time.isAfter(ended);
    }

    /** Returns the figures of a test, with the failures of its class; no cases if it did not run. */
    Tried of(String method) {
        return tests.entrySet().stream()
                .filter(test -> method.isEmpty() || Stream.of("", method).anyMatch(test.getKey()::equals))
                .map(Map.Entry::getValue)
                .reduce(Tried.nothing(folder), Tried::and);
    }
}
