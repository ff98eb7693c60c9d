package io.eventorchestrator.messaging.inbox;

/** Says that no delivery can be tried now, whichever it is: it stays where it is, and is asked for again. */
final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason one line for an operator */
    NotNow(String reason, RuntimeException why) {
        super(reason, why, false, false);
    }
}
