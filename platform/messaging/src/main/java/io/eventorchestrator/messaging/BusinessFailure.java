package io.eventorchestrator.messaging;

import io.eventorchestrator.contracts.Event;
import org.jspecify.annotations.Nullable;

/**
 * A business rule refuses what the event asks for. The handler's changes are rolled back, the failure event is
 * published with the same correlation, the handled event counts as handled, and nothing is retried.
 */
public final class BusinessFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Event failureEvent;
    private final boolean needsAPerson;
    private final transient Runnable record;

    /** @param failureEvent tells other services about the failure */
    public BusinessFailure(String message, Event failureEvent) {
        this(message, failureEvent, false, () -> {});
    }

    private BusinessFailure(@Nullable String message, Event failureEvent, boolean needsAPerson, Runnable record) {
        super(message, null, false, false);
        this.failureEvent = failureEvent;
        this.needsAPerson = needsAPerson;
        this.record = record;
    }

    /** A failure that needs a person: the event also becomes a dead letter, with the reason {@code business}. */
    public static BusinessFailure forAPerson(String message, Event failureEvent) {
        return new BusinessFailure(message, failureEvent, true, () -> {});
    }

    /**
     * The same failure, with work that stores it for later queries. The work runs in the transaction that publishes
     * the failure event, after the handler's changes were rolled back; for a probe it does not run.
     */
    public BusinessFailure recording(Runnable work) {
        return new BusinessFailure(getMessage(), failureEvent, needsAPerson, work);
    }

    /** Tests whether the event also becomes a dead letter. */
    public boolean needsAPerson() {
        return needsAPerson;
    }

    /** The event to publish instead of the handler's effects. */
    public Event failureEvent() {
        return failureEvent;
    }

    /** Runs the work that {@link #recording} added. */
    public void record() {
        record.run();
    }
}
