package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The customer's cancellation was accepted; inventory answers it with {@code InventoryReleased}.
 *
 * @param reason given by the customer, or a stable code
 */
@EventType("orders.order.cancelled")
public record OrderCancelled(UUID orderId, Customer customer, String reason) implements OrderEvent {}
