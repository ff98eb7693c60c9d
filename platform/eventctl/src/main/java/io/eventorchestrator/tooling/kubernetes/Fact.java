package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.tooling.terminal.Printable;

/**
 * A finding about a cluster, good or bad.
 *
 * @param about the kind of prerequisite
 */
record Fact(String about, String text, boolean isFine) {

    static Fact fine(String about, String text) {
        return new Fact(about, text, true);
    }

    static Fact missing(String about, String text) {
        return new Fact(about, text, false);
    }

    String line() {
        return "%-8s %-11s %s".formatted(isFine ? "ok" : "MISSING", about, Printable.text(text));
    }
}
