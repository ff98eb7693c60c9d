package io.eventorchestrator.contracts.orders;

/**
 * The customer of an order.
 *
 * @param id the customer's identity in the shop, at most 64 characters
 * @param email address for notifications
 */
public record Customer(String id, String email) {}
