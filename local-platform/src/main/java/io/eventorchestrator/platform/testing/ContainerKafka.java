package io.eventorchestrator.platform.testing;

import io.eventorchestrator.platform.KafkaBroker;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka as its makers ship it, by Testcontainers. */
final class ContainerKafka implements KafkaBroker {

    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.2.0");

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    /** @return empty where there is no Docker engine, or neither the image nor a registry to pull it from */
    static Optional<KafkaBroker> start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        KafkaContainer container = new KafkaContainer(IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        try {
            container.start();
            return Optional.of(new ContainerKafka(container));
        } catch (RuntimeException noImage) {
            container.stop();
            return Optional.empty();
        }
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
