package io.eventorchestrator.messaging;

import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterAll;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The journeys through a real sidecar with the components of the repository. */
class DaprDeliveryIT extends ReplayJourneys {

    private static DaprSidecar sidecar;

    @DynamicPropertySource
    static void dapr(DynamicPropertyRegistry registry) {
        DaprSidecar.Address address =
                new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
        sidecar = TestPlatform.sidecar(address);
        registry.add("events.transport", () -> "dapr");
        registry.add("server.port", address::appPort);
        registry.add("events.dapr.grpc-port", address::grpcPort);
        registry.add("events.dapr.http-port", address::httpPort);
    }

    @AfterAll
    static void stop() {
        sidecar.close();
    }
}
