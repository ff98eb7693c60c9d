package io.eventorchestrator.orders.returns.domain;

import java.util.regex.Pattern;

/**
 * The latest failure of a step or of its compensation.
 *
 * @param attempts number of attempts
 * @param error the last one's, for the operator
 */
public record Failure(int attempts, String error) {

    private static final int LONGEST = 500;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    /** Keeps one line of an error, no more than its beginning, and nothing that controls a terminal. */
    public Failure {
        error = error.length() > LONGEST ? error.substring(0, LONGEST) : error;
        error = UNPRINTABLE.matcher(error).replaceAll(" ");
    }
}
