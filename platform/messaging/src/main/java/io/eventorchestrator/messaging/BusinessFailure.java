package io.eventorchestrator.messaging;

import io.eventorchestrator.contracts.Event;

/**
 * A business rule refuses what the event asks for. The handler's changes are rolled back, the failure event is
 * published with the same correlation, the handled event counts as handled, and nothing is retried.
 */
public final class BusinessFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Event failureEvent;
    private final boolean needsAPerson;

    /** @param failureEvent tells other services about the failure */
    public BusinessFailure(String message, Event failureEvent) {
        this(message, failureEvent, false);
    }

    private BusinessFailure(String message, Event failureEvent, boolean needsAPerson) {
        super(message, null, false, false);
        this.failureEvent = failureEvent;
        this.needsAPerson = needsAPerson;
    }

    /** A failure that needs a person: the event also becomes a dead letter, with the reason {@code business}. */
    public static BusinessFailure forAPerson(String message, Event failureEvent) {
        return new BusinessFailure(message, failureEvent, true);
    }

    /** Tests whether the event also becomes a dead letter. */
    public boolean needsAPerson() {
        return needsAPerson;
    }

    /** The event to publish instead of the handler's effects. */
    public Event failureEvent() {
        return failureEvent;
    }
}
