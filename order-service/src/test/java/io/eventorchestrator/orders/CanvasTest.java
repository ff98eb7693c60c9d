package io.eventorchestrator.orders;

import io.eventorchestrator.testing.CanvasContract;

class CanvasTest extends CanvasContract {

    CanvasTest() {
        super("order-service", "io.eventorchestrator.orders");
    }
}
