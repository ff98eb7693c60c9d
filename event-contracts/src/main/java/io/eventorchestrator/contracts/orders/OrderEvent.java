package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.Event;
import java.util.UUID;

/** An event of an order. Published by order-service, keyed by the order. */
public sealed interface OrderEvent extends Event
        permits OrderPlaced, OrderConfirmed, OrderRejected, OrderCancelled, OrderExpired, ReturnEvent {

    /** The order's id, a UUID of version 7. */
    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }
}
