package io.eventorchestrator.tooling.demo;

/**
 * One stock level of the orders file.
 *
 * @param available the available quantity before the orders are placed
 */
record SampleStock(String sku, int available, int threshold) {}
