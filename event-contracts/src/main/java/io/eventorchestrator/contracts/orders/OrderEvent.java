package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.Event;
import java.util.UUID;

/** What happened to an order. Published by order-service, keyed by the order. */
public sealed interface OrderEvent extends Event
        permits OrderPlaced, OrderConfirmed, OrderRejected, OrderCancelled, OrderExpired {

    /** The order that it happened to; a UUID of version 7. */
    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }
}
