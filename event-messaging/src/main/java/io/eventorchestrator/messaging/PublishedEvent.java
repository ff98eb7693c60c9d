package io.eventorchestrator.messaging;

/**
 * The identity that an event got when it was published.
 *
 * @param id the CloudEvents id, a UUID of version 7
 * @param correlationId the id of the first event of the story that this one belongs to
 */
public record PublishedEvent(String id, String correlationId) {}
