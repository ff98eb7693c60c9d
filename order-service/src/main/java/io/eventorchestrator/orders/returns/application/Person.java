package io.eventorchestrator.orders.returns.application;

/**
 * A person who decides about a return.
 *
 * @param why the reason, for the record
 */
public record Person(String name, String why) {}
