package io.eventorchestrator.contracts.inventory;

/**
 * A line that stock could not cover.
 *
 * @param requested quantity that the order asked for
 * @param available quantity that was available; 0 for an unknown SKU
 */
public record Shortage(String sku, int requested, int available) {}
