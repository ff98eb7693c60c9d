package io.eventorchestrator.contracts.orders;

/**
 * A line of an order that stock could not cover.
 *
 * @param requested ordered quantity
 * @param available available quantity; 0 for an unknown SKU
 */
public record Shortage(String sku, int requested, int available) {}
