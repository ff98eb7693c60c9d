package io.eventorchestrator.tooling.demo;

/**
 * One level of the orders file.
 *
 * @param available how much of it is to be free before the orders come
 */
record SampleStock(String sku, int available, int threshold) {}
