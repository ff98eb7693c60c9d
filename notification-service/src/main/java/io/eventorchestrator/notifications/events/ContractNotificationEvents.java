package io.eventorchestrator.notifications.events;

import io.eventorchestrator.contracts.notifications.NotificationEvent;
import io.eventorchestrator.contracts.notifications.NotificationFailed;
import io.eventorchestrator.contracts.notifications.NotificationSent;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.notifications.application.NotificationEvents;
import io.eventorchestrator.notifications.domain.Notification;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Maps the outcome of a notification to the events of the contract. */
@Component
class ContractNotificationEvents implements NotificationEvents {

    private final EventPublisher publisher;

    ContractNotificationEvents(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void sent(Notification notification) {
        publish(
                notification,
                order -> new NotificationSent(
                        notification.id(),
                        order,
                        notification.channel(),
                        notification.message().template()));
    }

    @Override
    public void failed(Notification notification, String reason) {
        publish(
                notification,
                order -> new NotificationFailed(
                        notification.id(),
                        order,
                        notification.channel(),
                        notification.message().template(),
                        reason));
    }

    private void publish(Notification notification, Function<UUID, NotificationEvent> event) {
        UUID order = notification.message().orderId();
        if (order != null) {
            publisher.publish(event.apply(order), notification.correlationId(), notification.causationId());
        }
    }
}
