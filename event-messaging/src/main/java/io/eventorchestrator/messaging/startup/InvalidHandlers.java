package io.eventorchestrator.messaging.startup;

/** Event handlers that can't be right, found while the service starts. */
public final class InvalidHandlers extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message one line for a developer, which names the methods and says what is wrong with them */
    public InvalidHandlers(String message) {
        super(message);
    }
}
