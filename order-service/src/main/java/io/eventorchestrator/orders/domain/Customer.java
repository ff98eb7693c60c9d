package io.eventorchestrator.orders.domain;

/**
 * The customer of an order.
 *
 * @param id the customer's identity in the shop
 * @param email address for notifications
 */
public record Customer(String id, String email) {}
