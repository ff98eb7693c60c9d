package io.eventorchestrator.platform;

/** This machine can't run the platform as it is; the message is one line with the remedy. */
public final class NotStartable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one line for the user */
    public NotStartable(String message) {
        super(message);
    }
}
