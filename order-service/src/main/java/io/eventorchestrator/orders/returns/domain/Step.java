package io.eventorchestrator.orders.returns.domain;

/** A step of an approved return that has a compensation. They run in this order, and are undone in reverse order. */
public enum Step {
    /** The warehouse takes the goods back; undone by taking them out again. */
    RESTOCK,
    /** The payment provider refunds the amount; undone by cancelling the refund. */
    REFUND
}
