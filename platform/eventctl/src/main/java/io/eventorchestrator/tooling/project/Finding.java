package io.eventorchestrator.tooling.project;

import java.util.Comparator;

/**
 * Something to correct in a project.
 *
 * @param rule stable name of the kind, such as {@code half-filled}
 * @param message a sentence
 * @param remedy the correction; empty if nothing needs to be done
 */
public record Finding(Severity severity, String rule, Source source, String message, String remedy)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::source)
            .thenComparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** The message with the correction. */
    public String sentence() {
        return remedy.isEmpty() ? message : message + " " + remedy;
    }

    @Override
    public String toString() {
        return source + ": " + severity + ": " + sentence() + " [" + rule + "]";
    }
}
