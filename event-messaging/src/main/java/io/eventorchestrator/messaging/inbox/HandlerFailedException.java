package io.eventorchestrator.messaging.inbox;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Carries a handler's failure, and the delivery that it failed on, out of a transaction. */
final class HandlerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Delivery delivery;
    private final transient FailedAttempt failed;

    HandlerFailedException(Delivery delivery, RuntimeException why) {
        super(null, why, false, false);
        this.delivery = delivery;
        this.failed = FailedAttempt.now(why);
    }

    /** The one within what a transaction threw; null if it failed otherwise. */
    static @Nullable HandlerFailedException in(@Nullable Throwable thrown) {
        if (thrown instanceof TransactionSystemException rollback) {
            // Thrown instead, where the lost connection could not even be rolled back.
            return in(rollback.getApplicationException());
        }
        return thrown instanceof HandlerFailedException handler ? handler : null;
    }

    Delivery delivery() {
        return delivery;
    }

    FailedAttempt failed() {
        return failed;
    }
}
