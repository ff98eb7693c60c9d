package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * Every line of the order is reserved, so the order will be delivered.
 *
 * @param total in minor units of {@code currency}
 * @param currency ISO 4217
 */
@EventType("orders.order.confirmed")
public record OrderConfirmed(UUID orderId, Customer customer, String currency, long total) implements OrderEvent {}
