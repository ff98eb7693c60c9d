package io.eventorchestrator.notifications.events;

import io.eventorchestrator.contracts.notifications.NotificationFailed;
import io.eventorchestrator.contracts.notifications.NotificationSent;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.notifications.application.NotificationEvents;
import io.eventorchestrator.notifications.domain.Notification;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Maps what became of a notification to the events of the contract. */
@Component
class ContractNotificationEvents implements NotificationEvents {

    private final EventPublisher publisher;

    ContractNotificationEvents(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void sent(Notification notification) {
        UUID order = notification.message().orderId();
        if (order != null) {
            publisher.publish(
                    new NotificationSent(
                            notification.id(),
                            order,
                            notification.channel(),
                            notification.message().template()),
                    notification.correlationId());
        }
    }

    @Override
    public void failed(Notification notification, String reason) {
        UUID order = notification.message().orderId();
        if (order != null) {
            publisher.publish(
                    new NotificationFailed(
                            notification.id(),
                            order,
                            notification.channel(),
                            notification.message().template(),
                            reason),
                    notification.correlationId());
        }
    }
}
