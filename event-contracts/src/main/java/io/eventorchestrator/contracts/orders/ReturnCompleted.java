package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The goods are in stock again, and the amount is refunded.
 *
 * @param currency ISO 4217
 * @param amount in minor units of the currency
 */
@EventType("orders.return.completed")
public record ReturnCompleted(UUID orderId, UUID returnId, Customer customer, String currency, long amount)
        implements ReturnEvent {}
