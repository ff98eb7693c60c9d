package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.project.Source;
import java.util.Comparator;
import java.util.Locale;

/**
 * The place that states a fact.
 *
 * @param basis how certain the fact is
 */
record Evidence(Basis basis, Source source) implements Comparable<Evidence> {

    private static final Comparator<Evidence> ORDER =
            Comparator.comparing(Evidence::basis).thenComparing(Evidence::source);

    @Override
    public int compareTo(Evidence other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return basis + " " + source;
    }

    enum Basis {
        /** Declared in the contract. */
        CONTRACT,
        /** Declared in a table of events. */
        TABLE,
        /** Follows from a declared subscription by the platform's names of topics. */
        RULE,
        /** Inferred from a sentence. */
        PROSE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
