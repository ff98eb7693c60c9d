package io.eventorchestrator.contracts.orders;

/**
 * Who ordered, and where to tell them.
 *
 * @param id the customer's identity in the shop, at most 64 characters
 * @param email where notifications go
 */
public record Customer(String id, String email) {}
