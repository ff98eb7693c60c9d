package io.eventorchestrator.contracts.notifications;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The customer was told.
 *
 * @param channel how: {@code log}, {@code email} or {@code webhook}
 * @param template what about, such as {@code order-confirmed}
 */
@EventType("notifications.notification.sent")
public record NotificationSent(UUID notificationId, UUID orderId, String channel, String template)
        implements NotificationEvent {}
