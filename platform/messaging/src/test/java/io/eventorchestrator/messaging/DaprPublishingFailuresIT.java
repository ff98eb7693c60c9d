package io.eventorchestrator.messaging;

import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class DaprPublishingFailuresIT extends PublishingFailures {

    private static DaprSidecar.Address address() {
        return new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
    }

    @Override
    Service start(String brokers) {
        DaprSidecar.Address address = address();
        DaprSidecar sidecar = TestPlatform.sidecar(address, brokers);
        ConfigurableApplicationContext context = service(address, Map.of());
        return new Service() {
            @Override
            public EventTransport transport() {
                return context.getBean(EventTransport.class);
            }

            @Override
            public void close() {
                context.close();
                sidecar.close();
            }
        };
    }

    // The sidecar's client has a circuit breaker for each topic, which opens at the third failure.
    @Override
    int triesWhileTheBrokerIsAway() {
        return 6;
    }

    private static ConfigurableApplicationContext service(DaprSidecar.Address address, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(TestService.behind(address));
        properties.putAll(more);
        return TestService.start(Warehouse.class, "inventory-service", "dapr", properties);
    }

    @Test
    void aTopicForbiddenByTheScopesFailsAlone() {
        assertFailed(
                publish(List.of(outbound("orders.order.placed", "a", 0, 100))).getFirst(), Reach.TOPIC);
    }

    @Test
    void anUnreachableSidecarFailsEverything() {
        try (ConfigurableApplicationContext alone = service(address(), Map.of())) {
            assertFailed(
                    alone.getBean(EventTransport.class)
                            .publish(List.of(outbound(TOPIC, "a", 0, 100)))
                            .getFirst(),
                    Reach.BROKER);
        }
    }

    @Test
    void aSidecarThatNeverAnswersFailsEverythingInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ConfigurableApplicationContext alone = service(
                        address(),
                        Map.of("events.dapr.http-port", silent.getLocalPort(), "events.dapr.timeout", "1s"))) {
            assertFailed(
                    alone.getBean(EventTransport.class)
                            .publish(List.of(outbound(TOPIC, "a", 0, 100)))
                            .getFirst(),
                    Reach.BROKER);
        }
    }
}
