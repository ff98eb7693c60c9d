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
        error = printable(error, LONGEST);
    }

    /** The beginning of a text from outside, in one line and without what controls a terminal. */
    public static String printable(String text, int longest) {
        String beginning = text.length() > longest ? text.substring(0, longest) : text;
        return UNPRINTABLE.matcher(beginning).replaceAll(" ");
    }
}
