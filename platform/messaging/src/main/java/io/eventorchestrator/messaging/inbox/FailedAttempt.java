package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;

/**
 * The cause and time of a failed attempt. The delay starts at this time, however long it takes to park the event.
 *
 * @param at value of {@link MachineTime#nanoTime()}
 */
record FailedAttempt(RuntimeException why, long at) {

    static FailedAttempt now(RuntimeException why, MachineTime time) {
        return new FailedAttempt(why, time.nanoTime());
    }

    /** The failure of a transaction: the handler's own if there was one. */
    static FailedAttempt of(RuntimeException thrown, MachineTime time) {
        HandlerFailedException handler = HandlerFailedException.in(thrown);
        return handler == null ? now(thrown, time) : handler.failed();
    }

    FailureKind kind() {
        return FailureKind.of(why);
    }

    /** The rest of a delay that started with the failure. */
    Duration left(Duration delay, MachineTime time) {
        Duration left = delay.minusNanos(time.nanoTime() - at);
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
