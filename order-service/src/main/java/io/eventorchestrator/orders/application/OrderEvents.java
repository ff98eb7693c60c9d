package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.OrderEvent;

/** Publishes the events of orders, in the caller's transaction. */
public interface OrderEvents {

    /**
     * Publishes the first event of an order.
     *
     * @return its correlation id
     */
    String publishFirst(OrderEvent event);

    /** Publishes a later event of an order under the correlation id of the first. */
    void publish(OrderEvent event, String correlationId);
}
