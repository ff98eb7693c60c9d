package io.eventorchestrator.orders.returns.refund;

/** The payment provider did not answer clearly, so nobody knows whether the call had an effect. */
final class UnknownOutcome extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownOutcome(String message) {
        super(message);
    }

    UnknownOutcome(String message, Throwable cause) {
        super(message, cause);
    }
}
