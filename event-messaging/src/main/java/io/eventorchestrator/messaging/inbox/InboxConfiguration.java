package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.CurrentEvent;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.envelope.EnvelopeReader;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.outbox.Outbox;
import java.time.Clock;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox in front of the handlers of this service. */
@Configuration(proxyBeanMethods = false)
public class InboxConfiguration {

    @Bean
    Handlers eventHandlers(ApplicationContext context, Catalogue catalogue, EventsProperties properties) {
        return Handlers.of(
                context.getBeansWithAnnotation(ConsumerGroup.class).values(), catalogue, properties.service());
    }

    @Bean
    DeliveryReader deliveryReader(EventsProperties properties, EventCodec codec, Handlers handlers) {
        return new DeliveryReader(
                new EnvelopeReader(Math.toIntExact(properties.largestEvent().toBytes())), codec, handlers);
    }

    @Bean
    Handling eventHandling(CurrentEvent current, DeliveryMetrics metrics, Clock clock) {
        return new Handling(current, metrics, clock);
    }

    @Bean
    DeadLetters deadLetters(Outbox outbox, Catalogue catalogue, DeliveryMetrics metrics, Clock clock) {
        return new DeadLetters(outbox, catalogue, metrics, clock);
    }

    @Bean
    Inbox inbox(
            JdbcClient jdbc,
            DeliveryReader reader,
            DeadLetters deadLetters,
            EventPublisher publisher,
            Handling handling,
            PlatformTransactionManager transactions,
            DeliveryMetrics metrics) {
        InboxRows rows = new InboxRows(jdbc);
        Failures failures = new Failures(rows, deadLetters, publisher, handling);
        return new TransactionalInbox(reader, rows, handling, failures, new TransactionTemplate(transactions), metrics);
    }
}
