package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.compatibility.Evolution;
import java.util.List;
import java.util.Optional;

/**
 * A changed schema of an event.
 *
 * @param older the event before
 * @param newer the event after
 * @param evolution what the change means within a major version; empty for another major, which upcasters convert
 * @param readers that read the event, before or after
 */
record EventChange(EventVersion older, EventVersion newer, Optional<Evolution> evolution, List<String> readers) {

    /** Consumers convert older majors; an event of a newer one becomes a dead letter. */
    static final String OLD_PRODUCER_OF_MAJOR = "converted by an upcaster";

    static final String NEW_PRODUCER_OF_MAJOR = "dead letter with the reason unsupported-version";

    static final String ORDER_OF_MAJOR = "consumers first, then producers";

    /** Tests whether both declare a version, and the major versions differ. */
    static boolean isOtherMajor(EventVersion older, EventVersion newer) {
        return !older.version().isEmpty()
                && !newer.version().isEmpty()
                && !major(older).equals(major(newer));
    }

    private static String major(EventVersion event) {
        return event.version().replaceFirst("\\..*", "");
    }

    String order() {
        return evolution.map(evolution -> evolution.order().words()).orElse(ORDER_OF_MAJOR);
    }

    /** The services that publish it, in words. */
    String producer() {
        return newer.producers().isEmpty() ? "an unknown producer" : newer.producers();
    }

    /** Tests whether a minor version breaks its promise: to be compatible in both directions. */
    boolean isBreaking() {
        return evolution.filter(evolution -> !evolution.isCompatible()).isPresent();
    }
}
