package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** A Kafka broker for this machine, wherever it runs. */
public interface KafkaBroker extends AutoCloseable {

    /** {@code host:port}. */
    String bootstrapServers();

    /** Stops the broker. */
    @Override
    void close();

    /**
     * Creates the topics that are not there yet.
     *
     * @throws IllegalStateException if one can't be created
     */
    default void create(Collection<Topic> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            admin.createTopics(topics.stream()
                            .map(topic ->
                                    new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config()))
                            .toList())
                    .values()
                    .values()
                    .forEach(KafkaBroker::awaitCreated);
        }
    }

    private static void awaitCreated(KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("a topic can't be created: " + failed.getCause(), failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
