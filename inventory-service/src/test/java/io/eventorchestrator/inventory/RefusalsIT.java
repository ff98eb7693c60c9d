package io.eventorchestrator.inventory;

import io.eventorchestrator.testing.RefusalContract;
import io.eventorchestrator.testing.ServiceTest;

@ServiceTest
class RefusalsIT extends RefusalContract {

    RefusalsIT() {
        super("/stock");
    }
}
