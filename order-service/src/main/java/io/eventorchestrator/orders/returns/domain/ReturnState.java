package io.eventorchestrator.orders.returns.domain;

/** The state of a return. */
public enum ReturnState {
    /** Accepted; nobody has looked at its amount. */
    REQUESTED,
    /** A person must decide. */
    AWAITING_DECISION,
    /** Its steps are under way. */
    APPROVED,
    /** The goods are back, and the amount is refunded. Final. */
    COMPLETED,
    /** Nothing was taken back or refunded. Final. */
    DECLINED,
    /** A step failed for good; the steps before it are being undone. */
    COMPENSATING,
    /** A person must say how it goes on, because a step could not be undone. */
    NEEDS_ATTENTION,
    /** A step failed, and the others are undone or waived. Final. */
    FAILED;

    /** Returns whether the return can no longer change. */
    public boolean isFinal() {
        return this == COMPLETED || this == DECLINED || this == FAILED;
    }
}
