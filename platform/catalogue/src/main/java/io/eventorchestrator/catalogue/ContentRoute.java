package io.eventorchestrator.catalogue;

/**
 * Selects the events of a topic for a group: those whose property has at least the given value.
 *
 * @param property name of a number in the event's data
 * @param from smallest value that is routed to the group
 */
public record ContentRoute(String property, long from) {}
