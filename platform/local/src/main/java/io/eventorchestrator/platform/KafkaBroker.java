package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** A Kafka broker on this machine, as a process or in a container. */
public interface KafkaBroker extends AutoCloseable {

    /** {@code host:port}. */
    String bootstrapServers();

    /** Stops the broker. */
    @Override
    void close();

    /**
     * Creates missing topics, with one replica of each partition because there is one broker, and configures existing
     * ones.
     *
     * @throws NotStartable naming the existing topics with another number of partitions
     * @throws KafkaException if the broker does not answer within five minutes, or refuses
     */
    default void create(Collection<Topic> topics) {
        try (BrokerTopics broker =
                BrokerTopics.of(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()), Keeper.START)) {
            new TopicSetup(broker)
                    .run(topics.stream().map(topic -> topic.withReplicas(1)).toList());
        }
    }
}
