package io.eventorchestrator.messaging.publishing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Limits;
import io.eventorchestrator.contracts.inventory.InventoryReserved;
import io.eventorchestrator.contracts.inventory.StockLine;
import io.eventorchestrator.messaging.EnvelopeForm;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.EventsProperties.Transport;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.tracing.EventTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxEventPublisherTest {

    private static final Limits SMALL = new Limits(2048);

    private final Outbox outbox = mock(Outbox.class);
    private final OutboxEventPublisher publisher = new OutboxEventPublisher(
            new EventsProperties(
                    "inventory-service",
                    Transport.KAFKA,
                    EnvelopeForm.CLOUDEVENTS,
                    "https://example.org/schemas/{type}/{version}"),
            new Catalogue(Catalogue.load().channels(), Catalogue.load().groups(), SMALL),
            outbox,
            new CurrentEvent(),
            new EventCodec(RegistrySchemas.none()),
            new EventTracing(ObservationRegistry.NOOP),
            new DeliveryMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC());

    @Test
    void anEventAboveTheContractsLimitIsRefusedAtTheCaller() {
        assertThatThrownBy(() -> publisher.publish(reserved(100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inventory.stock.reserved of ")
                .hasMessageContaining("the contract allows 2048");
        verifyNoInteractions(outbox);
    }

    @Test
    void anEventWithinTheLimitIsStored() {
        publisher.publish(reserved(1));

        verify(outbox).append(any());
    }

    private static InventoryReserved reserved(int lines) {
        return new InventoryReserved(
                UUID.randomUUID(),
                IntStream.range(0, lines)
                        .mapToObj(line -> new StockLine("SKU-".repeat(10) + line, 1))
                        .toList());
    }
}
