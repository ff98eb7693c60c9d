package io.eventorchestrator.notifications.events;

import io.eventorchestrator.contracts.orders.ReturnApproved;
import io.eventorchestrator.contracts.orders.ReturnCompleted;
import io.eventorchestrator.contracts.orders.ReturnDeclined;
import io.eventorchestrator.contracts.orders.ReturnFailed;
import io.eventorchestrator.contracts.orders.ReturnRequested;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.notifications.domain.Occasion.Money;

@ConsumerGroup("notification-service-return-alerts")
class ReturnAlerts {

    private final Notify notify;

    ReturnAlerts(Notify notify) {
        this.notify = notify;
    }

    @EventHandler
    void on(ReturnRequested event, HandledEvent handled) {
        notify.tell(
                handled,
                event.customer().email(),
                Occasion.returnRequested(event.orderId(), new Money(event.amount(), event.currency())));
        if (event.awaitsDecision()) {
            notify.sales(handled, decision(event));
        }
    }

    private static Occasion decision(ReturnRequested event) {
        return Occasion.returnToDecide(
                event.orderId(),
                new Money(event.amount(), event.currency()),
                event.returnId(),
                event.customer().id());
    }

    @EventHandler
    void on(ReturnApproved event, HandledEvent handled) {
        notify.tell(
                handled,
                event.customer().email(),
                Occasion.returnApproved(event.orderId(), new Money(event.amount(), event.currency())));
    }

    @EventHandler
    void on(ReturnDeclined event, HandledEvent handled) {
        notify.tell(handled, event.customer().email(), Occasion.returnDeclined(event.orderId()));
    }

    @EventHandler
    void on(ReturnCompleted event, HandledEvent handled) {
        notify.tell(
                handled,
                event.customer().email(),
                Occasion.returnCompleted(event.orderId(), new Money(event.amount(), event.currency())));
    }

    @EventHandler
    void on(ReturnFailed event, HandledEvent handled) {
        notify.tell(handled, event.customer().email(), Occasion.returnFailed(event.orderId()));
        notify.sales(handled, failure(event));
    }

    private static Occasion failure(ReturnFailed event) {
        return Occasion.returnToLookInto(
                event.orderId(), event.returnId(), event.customer().id(), event.reason());
    }
}
