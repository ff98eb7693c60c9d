package io.eventorchestrator.notifications.events;

import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderConfirmed;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderRejected;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.notifications.domain.Occasion.Money;
import io.eventorchestrator.notifications.domain.Occasion.Shortage;
import java.util.List;

@ConsumerGroup("notification-service-order-alerts")
class OrderAlerts {

    private final Notify notify;

    OrderAlerts(Notify notify) {
        this.notify = notify;
    }

    @EventHandler
    void on(OrderConfirmed event, HandledEvent handled) {
        notify.tell(
                handled,
                event.customer().email(),
                Occasion.confirmed(event.orderId(), new Money(event.total(), event.currency())));
    }

    @EventHandler
    void on(OrderRejected event, HandledEvent handled) {
        notify.tell(handled, event.customer().email(), Occasion.rejected(event.orderId(), shortages(event)));
    }

    @EventHandler
    void on(OrderCancelled event, HandledEvent handled) {
        notify.tell(handled, event.customer().email(), Occasion.cancelled(event.orderId()));
    }

    @EventHandler
    void on(OrderExpired event, HandledEvent handled) {
        notify.tell(handled, event.customer().email(), Occasion.expired(event.orderId()));
    }

    private static List<Shortage> shortages(OrderRejected event) {
        return event.shortages() == null
                ? List.of()
                : event.shortages().stream()
                        .map(line -> new Shortage(line.sku(), line.requested(), line.available()))
                        .toList();
    }
}
