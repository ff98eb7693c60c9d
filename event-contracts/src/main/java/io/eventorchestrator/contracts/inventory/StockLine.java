package io.eventorchestrator.contracts.inventory;

/**
 * A quantity of one SKU.
 *
 * @param quantity at least 1
 */
public record StockLine(String sku, int quantity) {}
