package io.eventorchestrator.notifications.web;

import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.notifications.domain.Notification;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping("/notifications")
    Page list(
            @RequestParam UUID orderId,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<View> items = notifications.ofOrder(orderId, after, limit).stream()
                .map(View::of)
                .toList();
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    record View(UUID id, Notification.State state, String channel, String template, String recipient, String text) {

        static View of(Notification notification) {
            return new View(
                    notification.id(),
                    notification.state(),
                    notification.channel(),
                    notification.message().template(),
                    notification.message().recipient(),
                    notification.message().text());
        }
    }

    /** @param next what to give as {@code after} for the next page; null on the last */
    record Page(List<View> items, @Nullable UUID next) {}
}
