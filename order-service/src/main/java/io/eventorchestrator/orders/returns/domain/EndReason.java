package io.eventorchestrator.orders.returns.domain;

/** The reason why a return does not end as its customer wished; a stable code. */
public enum EndReason {
    /** A person declined it. */
    DECLINED,
    /** Nobody decided in time. */
    NO_DECISION,
    /** The warehouse refused the goods. */
    RESTOCK_REFUSED,
    /** The warehouse could not be reached. */
    RESTOCK_FAILED,
    /** The payment provider refused the refund. */
    REFUND_REFUSED,
    /** The payment provider could not be reached. */
    REFUND_FAILED
}
