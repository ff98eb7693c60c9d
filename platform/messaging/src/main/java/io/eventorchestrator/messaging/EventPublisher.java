package io.eventorchestrator.messaging;

import io.eventorchestrator.contracts.Event;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events together with the change that they report. The event is stored in the caller's transaction and
 * sent after the commit; a rolled-back transaction sends nothing. Events of one topic with the same key are sent in the
 * order of the calls, so call it after locking the aggregate's row; there is no order between topics. Thread-safe.
 */
public interface EventPublisher {

    /**
     * Publishes an event with the correlation of the event being handled, or as the first of a new correlation.
     *
     * @return the event's id and correlation id
     * @throws IllegalStateException if no transaction is active
     * @throws IllegalArgumentException if the event violates the schema of its type, or exceeds the contract's limit
     */
    PublishedEvent publish(Event event);

    /**
     * Publishes an event of an existing correlation from outside a handler, such as a cancellation by HTTP.
     *
     * @param correlationId the existing {@link PublishedEvent#correlationId()}
     * @throws IllegalStateException if no transaction is active
     * @throws IllegalArgumentException if the event violates the schema of its type, or exceeds the contract's limit
     */
    PublishedEvent publish(Event event, String correlationId);

    /**
     * Publishes an event that another one caused earlier, such as the outcome of work that a handler left for later.
     *
     * @param correlationId {@link HandledEvent#correlationId()} of the event that caused it
     * @param causationId {@link HandledEvent#id()} of the event that caused it; null if it is unknown
     * @throws IllegalStateException if no transaction is active
     * @throws IllegalArgumentException if the event violates the schema of its type, or exceeds the contract's limit
     */
    PublishedEvent publish(Event event, String correlationId, @Nullable String causationId);
}
