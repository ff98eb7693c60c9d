package io.eventorchestrator.notifications.events;

import io.eventorchestrator.contracts.orders.OrderConfirmed;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.notifications.domain.Occasion.Money;

@ConsumerGroup("notification-service-large-orders")
class LargeOrders {

    private final Notify notify;

    LargeOrders(Notify notify) {
        this.notify = notify;
    }

    @EventHandler
    void on(OrderConfirmed event, HandledEvent handled) {
        notify.sales(
                handled,
                Occasion.large(
                        event.orderId(),
                        new Money(event.total(), event.currency()),
                        event.customer().id()));
    }
}
