package io.eventorchestrator.tooling.kubernetes;

/** One thing about a cluster, in a line, and whether the platform can live with it. */
record Fact(String about, String line, boolean isFine) {

    static Fact fine(String about, String line) {
        return new Fact(about, line, true);
    }

    static Fact missing(String about, String line) {
        return new Fact(about, line, false);
    }
}
