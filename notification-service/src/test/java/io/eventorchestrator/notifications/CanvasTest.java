package io.eventorchestrator.notifications;

import io.eventorchestrator.testing.CanvasContract;

class CanvasTest extends CanvasContract {

    CanvasTest() {
        super("notification-service", "io.eventorchestrator.notifications");
    }
}
