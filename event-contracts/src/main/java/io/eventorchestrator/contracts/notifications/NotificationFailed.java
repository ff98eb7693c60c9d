package io.eventorchestrator.contracts.notifications;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The customer could not be told, and it will not be tried again.
 *
 * @param channel how: {@code log}, {@code email} or {@code webhook}
 * @param template what about, such as {@code order-confirmed}
 * @param reason why the last attempt failed
 */
@EventType("notifications.notification.failed")
public record NotificationFailed(UUID notificationId, UUID orderId, String channel, String template, String reason)
        implements NotificationEvent {}
