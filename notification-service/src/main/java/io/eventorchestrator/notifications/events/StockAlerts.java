package io.eventorchestrator.notifications.events;

import io.eventorchestrator.contracts.inventory.StockDepleted;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Occasion;

@ConsumerGroup("notification-service-stock-alerts")
class StockAlerts {

    private final Notify notify;

    StockAlerts(Notify notify) {
        this.notify = notify;
    }

    @EventHandler
    void on(StockDepleted event, HandledEvent handled) {
        notify.warehouse(handled, event.sku(), Occasion.depleted(event.sku(), event.available(), event.threshold()));
    }
}
