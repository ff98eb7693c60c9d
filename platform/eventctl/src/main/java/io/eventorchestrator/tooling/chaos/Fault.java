package io.eventorchestrator.tooling.chaos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A fault that happened.
 *
 * @param part the part it happened to
 * @param point null for a fault at a random moment
 */
record Fault(
        Instant at, Action action, String part, @Nullable NamedPoint point) {

    /** The kinds of faults. */
    enum Action {
        KILLED,
        FROZEN,
        RESTARTED
    }

    boolean isKill() {
        return action == Action.KILLED;
    }

    String text() {
        return "%s  %-9s  %s%s"
                .formatted(
                        at.truncatedTo(ChronoUnit.SECONDS),
                        action.name().toLowerCase(Locale.ROOT),
                        part,
                        point == null ? "" : ", " + point.text());
    }
}
