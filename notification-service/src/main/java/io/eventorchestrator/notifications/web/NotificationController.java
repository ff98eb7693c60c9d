package io.eventorchestrator.notifications.web;

import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @Operation(summary = "Notifications about an order, newest first")
    @GetMapping(path = "/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<View> list(
            @RequestParam UUID orderId,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<View> found = notifications.ofOrder(orderId, after, limit + 1).stream()
                .map(View::of)
                .toList();
        return Page.of(found, limit, view -> view.id().toString());
    }

    record View(
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

            @Schema(description = "When the last attempt ended")
            Instant changedAt) {

        static View of(Notification notification) {
            return new View(
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
}
