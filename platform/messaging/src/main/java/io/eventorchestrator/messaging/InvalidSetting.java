package io.eventorchestrator.messaging;

/** An invalid setting, found while the service starts. */
public final class InvalidSetting extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message one line for an operator, which names the setting and what is allowed */
    public InvalidSetting(String message) {
        super(message);
    }
}
