package io.eventorchestrator.guarantees;

import java.util.Map;

/**
 * A run of many seeds, as the test that runs them writes it.
 *
 * @param test the name of its class
 * @param first the first seed whose run held
 * @param last zero if no seeds ran, or one failed
 * @param faults by kind
 * @param bugs planted bugs that were caught
 */
record SeededRun(String test, long first, long last, Map<String, Long> faults, Map<String, Caught> bugs) {

    /**
     * The first seed that has caught a planted bug.
     *
     * @param by the first violation that it has found
     */
    record Caught(long seed, String by) {}
}
