package io.eventorchestrator.messaging;

/** The form in which an envelope carries the correlation. Both forms can be read. */
public enum EnvelopeForm {
    /** CloudEvents extension attributes, which every CloudEvents reader understands. */
    CLOUDEVENTS,
    /**
     * The attributes and the older form, a top-level object {@code metadata}, for readers that know only that one.
     * CloudEvents doesn't allow such an attribute, so a strict reader may refuse it.
     */
    BOTH
}
