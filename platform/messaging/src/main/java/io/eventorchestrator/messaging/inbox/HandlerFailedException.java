package io.eventorchestrator.messaging.inbox;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Carries a handler's failure, with the failed delivery, out of a transaction. */
final class HandlerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Delivery delivery;
    private final transient FailedAttempt failed;

    HandlerFailedException(Delivery delivery, FailedAttempt failed) {
        super(null, failed.why(), false, false);
        this.delivery = delivery;
        this.failed = failed;
    }

    /** Finds it in the exception of a transaction; null if that failed for another reason. */
    static @Nullable HandlerFailedException in(@Nullable Throwable thrown) {
        if (thrown instanceof TransactionSystemException rollback) {
            // This is thrown instead if the connection is lost and the rollback fails.
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
