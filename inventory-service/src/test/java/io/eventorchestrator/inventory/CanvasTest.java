package io.eventorchestrator.inventory;

import io.eventorchestrator.testing.CanvasContract;

class CanvasTest extends CanvasContract {

    CanvasTest() {
        super("inventory-service", "io.eventorchestrator.inventory");
    }
}
