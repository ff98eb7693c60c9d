package io.eventorchestrator.orders.domain;

/** An order whose parts contradict each other; the message explains it to the customer. */
public final class Contradiction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    Contradiction(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The contradicting part of the order, such as {@code lines[1].sku}. */
    public String field() {
        return field;
    }
}
