package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.returns.domain.ReturnEvent;

/** Publishes the events of returns, in the caller's transaction. */
public interface ReturnEvents {

    /** Publishes an event under the correlation id of the return's order. */
    void publish(ReturnEvent event, Orders.Stored order);
}
