package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.startup.Settings;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.HiddenParts;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.MissingPartitions;
import io.eventorchestrator.messaging.transport.RecordLimits;
import io.eventorchestrator.messaging.transport.RelayPauses;
import io.eventorchestrator.messaging.transport.TopicwiseTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** Configures the transport with Kafka's own client. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "events.transport", havingValue = "kafka")
public class KafkaTransportConfiguration {

    private static final int CHECK_MS = 3_000;
    private static final Duration METADATA = Duration.ofMinutes(1);

    @Bean
    EventTransport kafkaTransport(KafkaProperties kafka, Catalogue catalogue, BrokerCheck brokers, RelayPauses pauses) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, catalogue.limits().letterTopic());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, (int) METADATA.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(
                new DefaultKafkaProducerFactory<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
        // Failures are returned, and logged once by the outbox.
        template.setProducerListener(new ProducerListener<>() {});
        return new TopicwiseTransport(
                new RecordLimits(catalogue),
                new KafkaTopicPublisher(
                        template,
                        new SendFailures(brokers::failureOf),
                        new MissingPartitions(METADATA.multipliedBy(2), pauses)));
    }

    @Bean
    HiddenParts nothingHidden() {
        return (group, inbound) -> List.of();
    }

    @Bean
    BrokerProbe brokerProbe(KafkaProperties kafka) {
        return new BrokerProbe(kafka.buildAdminProperties());
    }

    @Bean
    BrokerLag brokerLag(KafkaProperties kafka, Catalogue catalogue, EventsProperties properties) {
        return new BrokerLag(Admin.create(impatient(kafka)), catalogue.groupsOf(properties.service()));
    }

    @Bean
    BrokerCheck brokerCheck(
            KafkaProperties kafka, Catalogue catalogue, EventsProperties properties, Environment environment) {
        return new BrokerCheck(
                Admin.create(impatient(kafka)), catalogue.topicsOf(properties.service()), new Settings(environment));
    }

    @Bean
    GroupContainers groupContainers(
            KafkaProperties kafka,
            Catalogue catalogue,
            EventsProperties properties,
            Inbox inbox,
            BrokerCheck brokers,
            ProgressBoard board) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, catalogue.limits().delivery());
        // Replays are transactional; aborted ones must not be read.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new GroupContainers(
                new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                catalogue.groupsOf(properties.service()),
                inbox,
                brokers::isAccepted,
                board);
    }

    private static Map<String, Object> impatient(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildAdminProperties();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CHECK_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CHECK_MS);
        return settings;
    }
}
