package io.eventorchestrator.messaging.deadletter;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.transport.HiddenParts;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the dead letter topics. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {

    @Bean
    DeadLetterSender deadLetterSender(
            Outbox outbox, Catalogue catalogue, HiddenParts hidden, DeliveryMetrics metrics, Clock clock) {
        return new DeadLetterSender(outbox, catalogue, hidden, metrics, clock);
    }
}
