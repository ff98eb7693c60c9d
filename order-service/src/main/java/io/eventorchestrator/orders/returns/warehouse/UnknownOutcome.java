package io.eventorchestrator.orders.returns.warehouse;

/** Nobody knows whether inventory-service did what it was told. */
final class UnknownOutcome extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownOutcome(String message) {
        super(message);
    }
}
