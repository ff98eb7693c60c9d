package io.eventorchestrator.contracts.notifications;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The customer was notified.
 *
 * @param channel {@code log}, {@code email} or {@code webhook}
 * @param template the notification's template, such as {@code order-confirmed}
 */
@EventType("notifications.notification.sent")
public record NotificationSent(UUID notificationId, UUID orderId, String channel, String template)
        implements NotificationEvent {}
