package io.eventorchestrator.messaging.startup;

/** Invalid event handlers, found while the service starts. */
public final class InvalidHandlers extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message one line for a developer, which names the methods and the error */
    public InvalidHandlers(String message) {
        super(message);
    }
}
