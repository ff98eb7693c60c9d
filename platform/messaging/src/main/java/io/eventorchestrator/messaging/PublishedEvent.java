package io.eventorchestrator.messaging;

/**
 * The ids of a published event.
 *
 * @param id the CloudEvents id, a UUID of version 7
 * @param correlationId the id of the first event of its correlation
 */
public record PublishedEvent(String id, String correlationId) {}
