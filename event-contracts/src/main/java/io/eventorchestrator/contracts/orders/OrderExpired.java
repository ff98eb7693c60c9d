package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * Inventory did not answer in time; anything it reserves or has reserved for the order must be released.
 */
@EventType("orders.order.expired")
public record OrderExpired(UUID orderId, Customer customer) implements OrderEvent {}
