package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.terminal.Printable;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A name that the operator gave, held against the names that exist. */
final class GivenName {

    private static final int MOST = 40;

    private final String kind;
    private final @Nullable String given;
    private final NavigableSet<String> existing = new TreeSet<>();
    private boolean isKnown;

    /** @param given null if the operator gave none */
    GivenName(String kind, @Nullable String given, Collection<String> existing) {
        this.kind = kind;
        this.given = given;
        this.isKnown = given == null || existing.contains(given);
        this.existing.addAll(existing);
    }

    /** Whether it would help to see more names. */
    boolean isOpen() {
        return !isKnown;
    }

    void exists(String name) {
        isKnown |= name.equals(given);
        if (existing.size() < MOST) {
            existing.add(Printable.brief(name));
        }
    }

    /** Empty if the name exists or none was given; otherwise one sentence that offers those that do. */
    Optional<String> complaint() {
        return isKnown
                ? Optional.empty()
                : Optional.of("There is no " + kind + " " + given + ", but " + String.join(", ", existing) + ".");
    }
}
