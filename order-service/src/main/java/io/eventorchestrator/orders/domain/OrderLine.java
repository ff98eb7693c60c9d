package io.eventorchestrator.orders.domain;

/**
 * One SKU of an order.
 *
 * @param quantity at least 1
 * @param unitPrice in minor units of the order's currency, at least 0
 */
public record OrderLine(String sku, int quantity, long unitPrice) {}
