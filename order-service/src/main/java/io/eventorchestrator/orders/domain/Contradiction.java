package io.eventorchestrator.orders.domain;

/** An order whose parts contradict each other; the message says to the customer which. */
public final class Contradiction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Contradiction(String message) {
        super(message);
    }
}
