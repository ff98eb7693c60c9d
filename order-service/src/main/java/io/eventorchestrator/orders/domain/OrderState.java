package io.eventorchestrator.orders.domain;

/** The state of an order. */
public enum OrderState {
    /** Placed; inventory has not answered. */
    PENDING,
    /** Every line is reserved. */
    CONFIRMED,
    /** It can't be fulfilled. Final. */
    REJECTED,
    /** Inventory did not answer in time. Final. */
    EXPIRED,
    /** The customer's cancellation is accepted; inventory has not released the stock yet. */
    CANCELLING,
    /** Cancelled, and nothing is reserved for it. Final. */
    CANCELLED;

    /** Returns whether the order can no longer change. */
    public boolean isFinal() {
        return this == REJECTED || this == EXPIRED || this == CANCELLED;
    }
}
