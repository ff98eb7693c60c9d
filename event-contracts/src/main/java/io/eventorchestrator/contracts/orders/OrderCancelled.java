package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The customer's cancellation was accepted; inventory answers it with {@code InventoryReleased}.
 *
 * @param reason what the customer gave, or a stable code
 */
@EventType("orders.order.cancelled")
public record OrderCancelled(UUID orderId, Customer customer, String reason) implements OrderEvent {}
