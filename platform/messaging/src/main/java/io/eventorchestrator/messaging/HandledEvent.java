package io.eventorchestrator.messaging;

import org.jspecify.annotations.Nullable;

/**
 * The event being handled; an {@link EventHandler} method may take it as its second parameter.
 *
 * @param id the CloudEvents id
 * @param source the CloudEvents source, such as {@code /order-service}; id and source together identify the event
 * @param correlationId the id of the first event of its correlation
 * @param trace its position in a distributed trace; null without one
 */
public record HandledEvent(
        String id,
        String source,
        String correlationId,
        @Nullable EventTrace trace) {

    /** Describes an event without a trace. */
    public HandledEvent(String id, String source, String correlationId) {
        this(id, source, correlationId, null);
    }
}
