package io.eventorchestrator.contracts.notifications;

import io.eventorchestrator.contracts.Event;
import java.util.UUID;

/** The outcome of a notification. Published by notification-service, keyed by the order. */
public sealed interface NotificationEvent extends Event permits NotificationSent, NotificationFailed {

    /** The order that the notification is about. */
    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }
}
