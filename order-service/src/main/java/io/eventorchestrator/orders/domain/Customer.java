package io.eventorchestrator.orders.domain;

/**
 * Who ordered, and where to tell them.
 *
 * @param id the customer's identity in the shop
 * @param email where notifications go
 */
public record Customer(String id, String email) {}
