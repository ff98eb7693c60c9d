package io.eventorchestrator.messaging.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;

/**
 * Why an attempt failed, and when: the delay counts from there, however long it takes until the event is parked.
 *
 * @param at by {@link System#nanoTime()}
 */
record FailedAttempt(RuntimeException why, long at) {

    private static final int LONGEST_DETAIL = 1_000;

    static FailedAttempt now(RuntimeException why) {
        return new FailedAttempt(why, System.nanoTime());
    }

    /** What a transaction failed with: the handler's own failure if there was one. */
    static FailedAttempt of(RuntimeException thrown) {
        HandlerFailedException handler = HandlerFailedException.in(thrown);
        return handler == null ? now(thrown) : handler.failed();
    }

    FailureKind kind() {
        return FailureKind.of(why);
    }

    /** What is left of a delay that began with the failure. */
    Duration left(Duration delay) {
        Duration left = delay.minusNanos(System.nanoTime() - at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    String detail() {
        return printable(thrown().toString());
    }

    /** What the handler threw, without what reflection and this library wrapped it in. */
    private Throwable thrown() {
        Throwable thrown = why;
        while (thrown.getCause() != null && isWrapper(thrown)) {
            thrown = thrown.getCause();
        }
        return thrown;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof UndeclaredThrowableException || thrown instanceof InvocationTargetException;
    }

    /** One line of bounded length, fit for a database, a header and a log. */
    static String printable(String detail) {
        String cut = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        return cut.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
    }
}
