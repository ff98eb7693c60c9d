package io.eventorchestrator.tooling.impact;

/**
 * The events that one place holds.
 *
 * @param kind such as {@code topic} or {@code outbox}
 * @param name of the topic, service or group
 * @param there number of records there, about; at least what was read
 * @param isWhole whether all of them were read
 */
record Holding(String kind, String name, EventVersions events, long there, boolean isWhole) {}
