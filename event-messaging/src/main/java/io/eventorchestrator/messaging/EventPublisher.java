package io.eventorchestrator.messaging;

import io.eventorchestrator.contracts.Event;

/**
 * Publishes events together with the change that they tell of. The event is stored in the caller's transaction and
 * sent once that has committed; nothing is sent of a transaction that rolls back. Events of one topic with the same key
 * are sent in the order of the calls, so call it after the aggregate's row is locked; events of different topics are in
 * no order. Safe for use by many threads.
 */
public interface EventPublisher {

    /**
     * Publishes an event in the story of the event that is being handled, or as the first of a new story.
     *
     * @return the event's identity and story
     * @throws IllegalStateException if no transaction is active
     * @throws IllegalArgumentException if the event does not match the schema of its type, or is larger than the contract
     *     allows
     */
    PublishedEvent publish(Event event);

    /**
     * Publishes an event that continues a story from outside of a handler, such as a cancellation by HTTP.
     *
     * @param correlationId the {@link PublishedEvent#correlationId()} of the story
     * @throws IllegalStateException if no transaction is active
     * @throws IllegalArgumentException if the event does not match the schema of its type, or is larger than the contract
     *     allows
     */
    PublishedEvent publish(Event event, String correlationId);
}
