package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Breakers belong on the way out; this one opens while the broker is gone, and closes by itself. */
class PublishingBreakerIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<OutboundRecord> ONE = List.of(new OutboundRecord(
            "inventory.stock.depleted",
            "TEA".getBytes(StandardCharsets.UTF_8),
            0,
            List.of(RecordHeader.of(OutboundRecord.CONTENT_TYPE, "application/cloudevents+json")),
            "{}".getBytes(StandardCharsets.UTF_8)));

    @Test
    void theBreakerOpensWhileTheBrokerIsGoneAndClosesWhenItIsBack(@TempDir Path folder) {
        int port = Ports.free();
        DaprSidecar.Address address =
                new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
        LocalKafka kafka = LocalKafka.start(folder, port);
        kafka.create(Catalogue.load().topics());
        try (DaprSidecar sidecar = TestPlatform.sidecar(address, kafka.bootstrapServers());
                ConfigurableApplicationContext service = TestService.start(address, Map.of())) {
            EventTransport transport = service.getBean(EventTransport.class);
            assertThat(sidecar).isNotNull();
            await().atMost(SOON).until(() -> isAccepted(transport));

            kafka.kill();
            await().atMost(SOON).until(() -> publish(transport).toString().contains("circuit breaker is open"));

            kafka = LocalKafka.start(folder, port);
            await().atMost(SOON).until(() -> isAccepted(transport));
        } finally {
            kafka.close();
        }
    }

    private static boolean isAccepted(EventTransport transport) {
        return publish(transport) instanceof Acknowledgement.Accepted;
    }

    private static Acknowledgement publish(EventTransport transport) {
        return transport.publish(ONE).getFirst();
    }
}
