package io.eventorchestrator.messaging;

/**
 * The event being handled; an {@link EventHandler} method may take it as its second parameter.
 *
 * @param id the CloudEvents id
 * @param source the CloudEvents source, such as {@code /order-service}; id and source together identify the event
 * @param correlationId the id of the first event of its correlation
 */
public record HandledEvent(String id, String source, String correlationId) {}
