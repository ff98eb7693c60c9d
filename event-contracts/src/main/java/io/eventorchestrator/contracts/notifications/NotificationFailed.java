package io.eventorchestrator.contracts.notifications;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The customer could not be notified; there will be no further attempt.
 *
 * @param channel {@code log}, {@code email} or {@code webhook}
 * @param template the notification's template, such as {@code order-confirmed}
 * @param reason why the last attempt failed
 */
@EventType("notifications.notification.failed")
public record NotificationFailed(UUID notificationId, UUID orderId, String channel, String template, String reason)
        implements NotificationEvent {}
