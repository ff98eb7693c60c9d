package io.eventorchestrator.messaging.inbox;

import org.jspecify.annotations.Nullable;

/** Says which of a bulk's events failed, on the way out of the bulk's transaction. */
final class FailedInBulk extends RuntimeException {

    static final FailedInBulk NOBODY = new FailedInBulk(null, new IllegalStateException("no handler failed"));

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Delivery delivery;
    private final RuntimeException cause;

    FailedInBulk(@Nullable Delivery delivery, RuntimeException cause) {
        super(null, cause, false, false);
        this.delivery = delivery;
        this.cause = cause;
    }

    RuntimeException cause() {
        return cause;
    }

    /** Whether the failure was an attempt at the event, and not one at winning a lock. */
    boolean isAttemptAt(Delivery other) {
        Failure failure = Failure.of(cause);
        return delivery == other && (failure == Failure.ATTEMPT || failure == Failure.BUSINESS);
    }
}
