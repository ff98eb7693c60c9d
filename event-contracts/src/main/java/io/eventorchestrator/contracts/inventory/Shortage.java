package io.eventorchestrator.contracts.inventory;

/**
 * A line that stock could not cover.
 *
 * @param requested what the order asked for
 * @param available what there was; 0 for an unknown SKU
 */
public record Shortage(String sku, int requested, int available) {}
