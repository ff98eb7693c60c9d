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
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}+");

    /** Keeps one line of an error, and no more than its beginning. */
    public Failure {
        error = UNPRINTABLE.matcher(error).replaceAll(" ");
        error = error.length() > LONGEST ? error.substring(0, LONGEST) : error;
    }
}
