package io.eventorchestrator.messaging.retry;

/**
 * A key with parked events. Internal.
 *
 * @param orderedBy the number that all events of the group with this key share
 */
public record ParkedKey(String consumerGroup, long orderedBy) {}
