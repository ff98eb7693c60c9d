package io.eventorchestrator.orders.returns.application;

/** Another side did not answer clearly, so nobody knows whether the call had an effect. */
public final class UnknownOutcome extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what it answered, in words */
    public UnknownOutcome(String message) {
        super(message);
    }

    /** @param cause why there is no answer */
    public UnknownOutcome(String message, Throwable cause) {
        super(message, cause);
    }
}
