package io.eventorchestrator.inventory;

import io.eventorchestrator.testing.ServiceTest;
import io.eventorchestrator.testing.SlowClientContract;

@ServiceTest(properties = {"server.tomcat.connection-timeout=1s", "web.slowest-body=2s"})
class SlowClientsIT extends SlowClientContract {

    SlowClientsIT() {
        super("PUT /stock/TEA");
    }
}
