package io.eventorchestrator.messaging.publishing;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EnvelopeForm;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.tracing.EventTracing;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;

/** Opens the publisher of one simulated instance. */
public final class SimulatedPublisher {

    private SimulatedPublisher() {}

    public static EventPublisher of(
            Outbox outbox,
            CurrentEvent current,
            Catalogue catalogue,
            EventCodec codec,
            DeliveryMetrics metrics,
            Clock clock) {
        EventsProperties settings = new EventsProperties(
                "inventory-service",
                EventsProperties.Transport.KAFKA,
                EnvelopeForm.CLOUDEVENTS,
                "https://eventorchestrator.io/schemas/{type}/{version}");
        return new OutboxEventPublisher(
                settings,
                catalogue,
                outbox,
                current,
                codec,
                new EventTracing(ObservationRegistry.NOOP),
                metrics,
                clock);
    }
}
