package io.eventorchestrator.messaging.transport;

/** The outcome of a delivered event; all except {@link #UNAVAILABLE} are acknowledged to the broker. */
public enum Outcome {
    /** Its effect and its inbox row are committed. */
    HANDLED,
    /** The inbox already knows it. */
    DUPLICATE,
    /** Stored, to be retried later in the order of its key. */
    PARKED,
    /** Stored as dead, and on its way to the dead letter topic of its subscription. */
    DEAD,
    /** Acknowledged unread, because its content-based route does not lead to this group. */
    NOT_ROUTED,
    /**
     * Not attempted, because the database is unavailable, a commit's result is unknown or the virtual machine fails;
     * must be delivered again.
     */
    UNAVAILABLE
}
