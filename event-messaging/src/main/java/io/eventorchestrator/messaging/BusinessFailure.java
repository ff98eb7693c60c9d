package io.eventorchestrator.messaging;

import io.eventorchestrator.contracts.Event;

/**
 * The business says no. What the handler changed is rolled back, the failure event is published in the same story, the
 * handled event counts as handled, and nothing is retried.
 */
public final class BusinessFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Event failureEvent;
    private final boolean needsAPerson;

    /** @param failureEvent tells the other services what could not be done */
    public BusinessFailure(String message, Event failureEvent) {
        this(message, failureEvent, false);
    }

    private BusinessFailure(String message, Event failureEvent, boolean needsAPerson) {
        super(message, null, false, false);
        this.failureEvent = failureEvent;
        this.needsAPerson = needsAPerson;
    }

    /** A failure that somebody has to look into: the event is a dead letter besides, with the reason {@code business}. */
    public static BusinessFailure forAPerson(String message, Event failureEvent) {
        return new BusinessFailure(message, failureEvent, true);
    }

    /** Whether the event is dead-lettered as well. */
    public boolean needsAPerson() {
        return needsAPerson;
    }

    /** What is published instead of the handler's effects. */
    public Event failureEvent() {
        return failureEvent;
    }
}
