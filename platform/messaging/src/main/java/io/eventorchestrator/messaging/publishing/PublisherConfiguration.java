package io.eventorchestrator.messaging.publishing;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.TraceContinuation;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.tracing.EventTracing;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The publisher that services use. */
@Configuration(proxyBeanMethods = false)
public class PublisherConfiguration {

    @Bean
    CurrentEvent currentEvent() {
        return new CurrentEvent();
    }

    @Bean
    TraceContinuation traceContinuation(CurrentEvent current, EventTracing tracing) {
        return new ContinuedTraces(current, tracing);
    }

    @Bean
    EventPublisher eventPublisher(
            EventsProperties properties,
            Catalogue catalogue,
            Outbox outbox,
            CurrentEvent current,
            EventCodec codec,
            EventTracing tracing,
            DeliveryMetrics metrics,
            Clock clock) {
        return new OutboxEventPublisher(properties, catalogue, outbox, current, codec, tracing, metrics, clock);
    }
}
