package io.eventorchestrator.notifications.events;

import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderConfirmed;
import io.eventorchestrator.contracts.orders.OrderEvent;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderRejected;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Message;

@ConsumerGroup("notification-service-order-alerts")
class OrderAlerts {

    private final Notify notify;

    OrderAlerts(Notify notify) {
        this.notify = notify;
    }

    @EventHandler
    void on(OrderConfirmed event, HandledEvent handled) {
        notify.customer(handled, message(event, event.customer().email(), "confirmed"));
    }

    @EventHandler
    void on(OrderRejected event, HandledEvent handled) {
        notify.customer(handled, message(event, event.customer().email(), "rejected"));
    }

    @EventHandler
    void on(OrderCancelled event, HandledEvent handled) {
        notify.customer(handled, message(event, event.customer().email(), "cancelled"));
    }

    @EventHandler
    void on(OrderExpired event, HandledEvent handled) {
        notify.customer(handled, message(event, event.customer().email(), "expired"));
    }

    private static Message message(OrderEvent event, String recipient, String what) {
        return new Message(
                event.orderId(), recipient, "order-" + what, "Your order " + event.orderId() + " is " + what);
    }
}
