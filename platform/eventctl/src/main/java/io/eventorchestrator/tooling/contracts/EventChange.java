package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.compatibility.Evolution;
import java.util.List;
import java.util.Optional;

/**
 * A changed schema of an event.
 *
 * @param older its channel before
 * @param newer its channel after
 * @param evolution what the change means within a major version; empty for another major, which upcasters convert
 * @param groups that read the event, before or after
 */
record EventChange(Channel older, Channel newer, Optional<Evolution> evolution, List<Group> groups) {

    /** Consumers convert older majors; an event of a newer one becomes a dead letter. */
    static final String OLD_PRODUCER_OF_MAJOR = "converted by an upcaster";

    static final String NEW_PRODUCER_OF_MAJOR = "dead letter with the reason unsupported-version";

    static final String ORDER_OF_MAJOR = "consumers first, then producers";

    static boolean isOtherMajor(Channel older, Channel newer) {
        return !major(older).equals(major(newer));
    }

    private static String major(Channel channel) {
        return channel.version().replaceFirst("\\..*", "");
    }

    String order() {
        return evolution.map(evolution -> evolution.order().words()).orElse(ORDER_OF_MAJOR);
    }

    /** Tests whether a minor version breaks its promise: to be compatible in both directions. */
    boolean isBreaking() {
        return evolution.filter(evolution -> !evolution.isCompatible()).isPresent();
    }
}
