package io.eventorchestrator.messaging;

import io.eventorchestrator.contracts.Event;

/**
 * The business says no. What the handler changed is rolled back, the failure event is published in the same story, the
 * handled event counts as handled, and nothing is retried.
 */
public final class BusinessFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Event failureEvent;

    /** @param failureEvent tells the other services what could not be done */
    public BusinessFailure(String message, Event failureEvent) {
        super(message, null, false, false);
        this.failureEvent = failureEvent;
    }

    /** What is published instead of the handler's effects. */
    public Event failureEvent() {
        return failureEvent;
    }
}
