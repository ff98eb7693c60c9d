package io.eventorchestrator.messaging.transport;

/** What became of one delivered event; all but {@link #UNAVAILABLE} are acknowledged to the broker. */
public enum Outcome {
    /** Its effect and its inbox row are committed. */
    HANDLED,
    /** The inbox knew it. */
    DUPLICATE,
    /** Stored, to be tried again later in the order of its key. */
    PARKED,
    /** Stored as dead, and on its way to the dead letter topic of its subscription. */
    DEAD,
    /** Acknowledged unread: by what it carries, its content-based route does not lead to this group. */
    NOT_ROUTED,
    /**
     * Not tried, since the database can't be reached, a commit's result is unknown or the virtual machine fails; to be
     * delivered again.
     */
    UNAVAILABLE
}
