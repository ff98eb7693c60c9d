package io.eventorchestrator.messaging.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;

/**
 * The cause and time of a failed attempt. The delay starts at this time, however long it takes to park the event.
 *
 * @param at value of {@link System#nanoTime()}
 */
record FailedAttempt(RuntimeException why, long at) {

    static FailedAttempt now(RuntimeException why) {
        return new FailedAttempt(why, System.nanoTime());
    }

    /** The failure of a transaction: the handler's own if there was one. */
    static FailedAttempt of(RuntimeException thrown) {
        HandlerFailedException handler = HandlerFailedException.in(thrown);
        return handler == null ? now(thrown) : handler.failed();
    }

    FailureKind kind() {
        return FailureKind.of(why);
    }

    /** The rest of a delay that started with the failure. */
    Duration left(Duration delay) {
        Duration left = delay.minusNanos(System.nanoTime() - at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    String detail() {
        return ExceptionText.of(thrown());
    }

    /** The handler's exception, without the wrappers of reflection and this library. */
    Throwable thrown() {
        Throwable thrown = why;
        while (thrown.getCause() != null && isWrapper(thrown)) {
            thrown = thrown.getCause();
        }
        return thrown;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof UndeclaredThrowableException || thrown instanceof InvocationTargetException;
    }
}
