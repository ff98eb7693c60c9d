package io.eventorchestrator.messaging;

import org.jspecify.annotations.Nullable;

/**
 * The event being handled; an {@link EventHandler} method may take it as its second parameter.
 *
 * @param id the CloudEvents id
 * @param source the CloudEvents source, such as {@code /order-service}; id and source together identify the event
 * @param correlationId the id of the first event of its correlation
 * @param trace its position in a distributed trace; null without one
 * @param probe whether it only tests that events reach their handler; the handler's effect on the database is then
 *     rolled back, and it must omit any other effect
 */
public record HandledEvent(
        String id,
        String source,
        String correlationId,
        @Nullable EventTrace trace,
        boolean probe) {

    /** Describes an event that is not a probe. */
    public HandledEvent(String id, String source, String correlationId, @Nullable EventTrace trace) {
        this(id, source, correlationId, trace, false);
    }

    /** Describes an event without a trace. */
    public HandledEvent(String id, String source, String correlationId) {
        this(id, source, correlationId, null, false);
    }
}
