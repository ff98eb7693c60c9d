package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The order cannot be fulfilled; nothing is reserved.
 *
 * @param reason a stable code, such as {@code INSUFFICIENT_STOCK}
 */
@EventType("orders.order.rejected")
public record OrderRejected(UUID orderId, Customer customer, String reason) implements OrderEvent {}
