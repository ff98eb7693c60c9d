package io.eventorchestrator.notifications.web;

import io.eventorchestrator.notifications.domain.Notification;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A notification as clients see it. */
record NotificationView(
        UUID id,
        Notification.State state,
        String channel,
        int attempts,
        String template,
        String language,
        String recipient,
        String subject,
        String text,
        Instant createdAt,

        @Schema(description = "When the last attempt ended") Instant changedAt) {

    static NotificationView of(Notification notification) {
        return new NotificationView(
                notification.id(),
                notification.state(),
                notification.channel(),
                notification.attempts(),
                notification.message().template(),
                notification.message().language(),
                notification.message().recipient(),
                notification.message().subject(),
                notification.message().text(),
                notification.createdAt(),
                notification.changedAt());
    }
}
