package io.eventorchestrator.messaging;

/** What an envelope carries the correlation in. Both forms are read, whichever is written. */
public enum EnvelopeForm {
    /** CloudEvents extension attributes, which every CloudEvents reader takes. */
    CLOUDEVENTS,
    /**
     * The attributes and the older form, a top-level object {@code metadata}. For readers that know only that one; it is
     * no attribute that CloudEvents allows, so a strict reader may refuse it.
     */
    BOTH
}
