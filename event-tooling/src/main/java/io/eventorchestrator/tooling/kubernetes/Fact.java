package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.tooling.terminal.Printable;

/**
 * One thing about a cluster, and whether the platform can live with it.
 *
 * @param about what kind of thing it is
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
