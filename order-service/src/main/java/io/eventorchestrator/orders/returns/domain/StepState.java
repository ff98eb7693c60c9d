package io.eventorchestrator.orders.returns.domain;

/** The state of a step. */
public enum StepState {
    /** Not finished. */
    OPEN,
    /** Its effect has happened. */
    DONE,
    /** The other side refused it, so it has no effect. */
    REFUSED,
    /** All attempts failed, so that nobody knows whether it had an effect. */
    UNSURE,
    /** Its effect is undone, or prevented. */
    UNDONE,
    /** It could not be undone; a person must decide. */
    PARKED,
    /** A person decided to leave it as it is. */
    WAIVED;

    /** Returns whether the step, or its compensation, has failed for good. */
    public boolean isFailure() {
        return this == REFUSED || this == UNSURE || this == PARKED;
    }

    /** Returns whether a failed return still has to undo it. */
    boolean isToUndo() {
        return this == DONE || this == UNSURE;
    }
}
