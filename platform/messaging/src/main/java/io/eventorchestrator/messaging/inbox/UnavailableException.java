package io.eventorchestrator.messaging.inbox;

/** No delivery can be attempted now. The delivery stays at the broker, or parked, and is tried again. */
final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason one line for an operator */
    UnavailableException(String reason, RuntimeException why) {
        super(reason, why, false, false);
    }
}
