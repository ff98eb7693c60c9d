package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Rejection;
import java.util.UUID;

/** Asks the warehouse about an order, without waiting for its event. */
public interface Warehouse {

    /**
     * Asks for the outcome of an order. Blocks, so call it outside of transactions.
     *
     * @throws Unanswered if no usable answer came in time
     */
    Outcome outcome(UUID orderId);

    /** The warehouse's answer. */
    sealed interface Outcome {}

    /** Every line is reserved. */
    record Reserved() implements Outcome {}

    /** The order can't be fulfilled. */
    record Rejected(Rejection why) implements Outcome {}

    /** Nothing is reserved any more, or never was, because the order was cancelled. */
    record Released() implements Outcome {}

    /** The order has not arrived. */
    record Open() implements Outcome {}

    /** No usable answer. */
    final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** @param reason for the operator, in one line */
        public Unanswered(String reason) {
            super(reason);
        }
    }
}
