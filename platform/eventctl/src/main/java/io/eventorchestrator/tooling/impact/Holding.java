package io.eventorchestrator.tooling.impact;

/**
 * The events that one place holds.
 *
 * @param kind such as {@code topic} or {@code outbox}
 * @param name of the topic, service or group
 * @param read number of records read, of which some may not count, such as settled dead letters
 * @param there approximate number of records there; at least {@code read}
 */
record Holding(String kind, String name, VersionCounts events, long read, long there, Extent extent) {

    /** Tests whether all of its records were read. */
    boolean isWhole() {
        return extent == Extent.ALL;
    }

    /** The part of the records that was read. */
    enum Extent {
        ALL(""),
        /** In the order in which they were written. */
        THE_OLDEST("only the oldest were read"),
        /** In an order unrelated to their age. */
        SOME("not all were read"),
        READABLE("not all could be read");

        private final String words;

        Extent(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
