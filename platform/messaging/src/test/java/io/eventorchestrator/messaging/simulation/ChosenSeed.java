package io.eventorchestrator.messaging.simulation;

import java.util.OptionalLong;

/** Seeds of the command line. A test that ignored a wrong one would pass without the seeds that it was asked for. */
final class ChosenSeed {

    private ChosenSeed() {}

    /** @throws IllegalArgumentException if the property has another text than a number */
    static OptionalLong of(String property) {
        String text = System.getProperty(property);
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException other) {
            throw new IllegalArgumentException("-D" + property + "=" + text + " is not a number", other);
        }
    }

    /** @throws IllegalArgumentException if there is none */
    static void requireSome(long from, long to) {
        if (from > to) {
            throw new IllegalArgumentException("there is no seed from " + from + " to " + to);
        }
    }
}
