package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.SidecarTokens;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens that don't match, as after an incomplete rotation, delay events but lose none. */
class WrongTokenIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final DaprSidecar.Address address =
            new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
    private final DaprSidecar.Address withOtherTokens = address.with(SidecarTokens.random());
    private final UUID order = UUID.randomUUID();

    @Test
    void eventsWaitForASidecarWithTheRightToken() {
        try (Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
                ConfigurableApplicationContext service = TestService.start(address, Map.of())) {
            try (DaprSidecar stranger = TestPlatform.sidecar(withOtherTokens)) {
                assertThat(stranger).isNotNull();
                CloudEvent placed = orderPlaced(order, "TEA");
                outsider.producer().send(placed);
                await().during(A_WHILE).atMost(SOON).until(() -> handled(service) == 0);
            }
            try (DaprSidecar own = TestPlatform.sidecar(address)) {
                assertThat(own).isNotNull();
                await().atMost(SOON).until(() -> handled(service) == 1);
            }
            assertThat(outsider.reader().read(DeliveryJourneys.DEAD_LETTERS, order.toString()))
                    .isEmpty();
        }
    }

    private int handled(ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from handled_order where order_id = ?")
                .param(order)
                .query(Integer.class)
                .single();
    }
}
