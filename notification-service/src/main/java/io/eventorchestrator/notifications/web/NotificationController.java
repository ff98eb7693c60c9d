package io.eventorchestrator.notifications.web;

import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
    Page<NotificationView> list(
            @RequestParam UUID orderId,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<NotificationView> found = notifications.ofOrder(orderId, after, limit + 1).stream()
                .map(NotificationView::of)
                .toList();
        return Page.of(found, limit, view -> view.id().toString());
    }
}
