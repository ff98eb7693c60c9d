package io.eventorchestrator.orders.domain;

/** An order whose parts contradict each other; the message says to the customer which. */
public final class Contradiction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    Contradiction(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Where in the order, such as {@code lines[1].sku}. */
    public String field() {
        return field;
    }
}
