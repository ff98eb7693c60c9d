package io.eventorchestrator.orders.events;

import io.eventorchestrator.contracts.notifications.NotificationFailed;
import io.eventorchestrator.contracts.notifications.NotificationSent;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventHandler;
import io.eventorchestrator.orders.application.Timeline;

@ConsumerGroup("order-service-notification-outcomes")
class NotificationOutcomes {

    private final Timeline timeline;

    NotificationOutcomes(Timeline timeline) {
        this.timeline = timeline;
    }

    @EventHandler
    void on(NotificationSent event) {
        timeline.add(event.orderId(), "NotificationSent", event.template() + " by " + event.channel());
    }

    @EventHandler
    void on(NotificationFailed event) {
        timeline.add(event.orderId(), "NotificationFailed", event.template() + ": " + event.reason());
    }
}
