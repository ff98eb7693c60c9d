package io.eventorchestrator.checker;

/**
 * A violation of a guarantee.
 *
 * @param rule the guarantee, as a sentence
 * @param detail what violates it, by its ids and places
 */
public record Finding(String rule, String detail) {}
