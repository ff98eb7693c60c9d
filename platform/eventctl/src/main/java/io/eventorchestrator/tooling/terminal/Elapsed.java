package io.eventorchestrator.tooling.terminal;

import java.time.Duration;

/** Durations for persons, in one unit. */
public final class Elapsed {

    private Elapsed() {}

    /** A duration such as {@code 3 d}, rounded down; zero if it is negative. */
    public static String words(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : Math.max(0, time.toSeconds()) + " s";
    }
}
