package io.eventorchestrator.catalogue;

/**
 * Which events of a topic a group is for, by what they carry: those whose property is at least so much.
 *
 * @param property of the event's data, a number
 * @param from the smallest that leads to the group
 */
public record ContentRoute(String property, long from) {}
