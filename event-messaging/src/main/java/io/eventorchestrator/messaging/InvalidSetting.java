package io.eventorchestrator.messaging;

/** A setting that can't be right for this service, found while it starts. */
public final class InvalidSetting extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message one line for an operator, which names the setting and says what it has to be */
    public InvalidSetting(String message) {
        super(message);
    }
}
