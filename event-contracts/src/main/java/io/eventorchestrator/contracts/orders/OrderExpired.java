package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * Nobody answered the order in time; what may be reserved for it must be released.
 */
@EventType("orders.order.expired")
public record OrderExpired(UUID orderId, Customer customer) implements OrderEvent {}
