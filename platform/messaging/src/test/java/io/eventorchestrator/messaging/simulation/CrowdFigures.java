package io.eventorchestrator.messaging.simulation;

/**
 * The time from an event's transaction to its effect, in milliseconds; that of events of failing keys apart.
 *
 * @param rests whether everything came to rest
 * @param handled the number of events with an effect
 * @param waiting the largest number of committed events without an effect
 * @param parkedKeys the largest number of keys with a parked event
 */
record CrowdFigures(
        boolean rests,
        int events,
        int effects,
        int handled,
        long half,
        long most,
        long slowest,
        long slowestOfFailing,
        long waiting,
        long parkedKeys) {

    static final String HEADER = """
            | instances | what happens | half of the events | 99 % | the slowest | the slowest of failing keys \
            | waiting events at most | parked keys at most |
            |---|---|---|---|---|---|---|---|""";

    String row(int instances, Trouble trouble) {
        return "| %d | %s | %.2f s | %.2f s | %.2f s | %s | %d | %d |"
                .formatted(
                        instances,
                        trouble.text,
                        half / 1e3,
                        most / 1e3,
                        slowest / 1e3,
                        slowestOfFailing == 0 ? "" : "%.2f s".formatted(slowestOfFailing / 1e3),
                        waiting,
                        parkedKeys);
    }
}
