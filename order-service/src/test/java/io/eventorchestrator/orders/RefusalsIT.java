package io.eventorchestrator.orders;

import io.eventorchestrator.testing.RefusalContract;
import io.eventorchestrator.testing.ServiceTest;

@ServiceTest
class RefusalsIT extends RefusalContract {

    RefusalsIT() {
        super("/orders");
    }
}
