package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.terminal.KnownNames;
import io.eventorchestrator.tooling.terminal.Printable;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a name given by the operator with the existing names. */
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

    /** Tests whether the given name is still unknown. */
    boolean isOpen() {
        return !isKnown;
    }

    void exists(String name) {
        isKnown |= name.equals(given);
        if (existing.size() < MOST) {
            existing.add(Printable.brief(name));
        }
    }

    /** Offers the nearest names, or all, if the given name is unknown; otherwise empty. */
    Optional<String> complaint() {
        return isKnown || given == null
                ? Optional.empty()
                : Optional.of(
                        "There is no " + kind + " " + given + new KnownNames(existing).insteadOf(given, "known are"));
    }
}
