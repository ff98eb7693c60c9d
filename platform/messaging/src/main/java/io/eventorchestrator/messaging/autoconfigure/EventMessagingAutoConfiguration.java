package io.eventorchestrator.messaging.autoconfigure;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.database.DatabaseConfiguration;
import io.eventorchestrator.messaging.deadletter.DeadLetterConfiguration;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import io.eventorchestrator.messaging.envelope.SchemaAddress;
import io.eventorchestrator.messaging.handler.HandlerConfiguration;
import io.eventorchestrator.messaging.inbox.InboxConfiguration;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.loop.SystemTime;
import io.eventorchestrator.messaging.observability.ObservabilityConfiguration;
import io.eventorchestrator.messaging.outbox.OutboxConfiguration;
import io.eventorchestrator.messaging.publishing.PublisherConfiguration;
import io.eventorchestrator.messaging.registry.RegistryConfiguration;
import io.eventorchestrator.messaging.retry.RetryConfiguration;
import io.eventorchestrator.messaging.tracing.TracingConfiguration;
import io.eventorchestrator.messaging.transport.TransportWatchConfiguration;
import io.eventorchestrator.messaging.transport.dapr.DaprTransportConfiguration;
import io.eventorchestrator.messaging.transport.kafka.KafkaTransportConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Event messaging for a Spring Boot service with a PostgreSQL data source and a name in the contract. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration",
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@EnableConfigurationProperties(EventsProperties.class)
@Import({
    DatabaseConfiguration.class,
    MessagingSchemaConfiguration.class,
    TracingConfiguration.class,
    RegistryConfiguration.class,
    PublisherConfiguration.class,
    OutboxConfiguration.class,
    DeadLetterConfiguration.class,
    HandlerConfiguration.class,
    InboxConfiguration.class,
    RetryConfiguration.class,
    DaprTransportConfiguration.class,
    KafkaTransportConfiguration.class,
    TransportWatchConfiguration.class,
    ObservabilityConfiguration.class
})
public class EventMessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Catalogue catalogue() {
        return Catalogue.load();
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    MachineTime machineTime() {
        return new SystemTime();
    }

    @Bean
    EventCodec eventCodec(Catalogue catalogue, EventsProperties properties, RegistrySchemas registry) {
        EventCodec codec = new EventCodec(registry);
        SchemaAddress schemas = new SchemaAddress(properties.schemaAddress());
        catalogue.channels().stream()
                .filter(channel -> channel.producer().equals(properties.service()))
                .forEach(channel -> {
                    SchemaVersion version = SchemaVersion.parse(channel.version());
                    codec.requireSchema(channel.topic(), version);
                    schemas.of(channel.topic(), version);
                });
        return codec;
    }
}
