package io.eventorchestrator.orders.returns.domain;

/** The next work of a return. */
public enum Work {
    /** Approve it, or ask a person. */
    ASSESS,
    /** Wait for a person's decision, until its time is up. */
    AWAIT_DECISION,
    /** Let the warehouse take the goods back. */
    RESTOCK,
    /** Let the payment provider refund the amount. */
    REFUND,
    /** Cancel the refund. */
    CANCEL_REFUND,
    /** Take the goods out of stock again. */
    TAKE_OUT,
    /** Nothing, until a person orders something. */
    NONE
}
