package io.eventorchestrator.platform.testing;

import io.eventorchestrator.platform.KafkaBroker;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka as its makers ship it, by Testcontainers. */
final class ContainerKafka implements KafkaBroker {

    static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.3.1");

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    /** @return empty where there is no Docker engine or it does not have the image; a pull may wait for minutes */
    static Optional<KafkaBroker> start() {
        try {
            return hasImage() ? Optional.of(started()) : Optional.empty();
        } catch (RuntimeException unusable) {
            return Optional.empty();
        }
    }

    private static boolean hasImage() {
        DockerClientFactory docker = DockerClientFactory.instance();
        return docker.isDockerAvailable()
                && !docker.client()
                        .listImagesCmd()
                        .withReferenceFilter(IMAGE.asCanonicalNameString())
                        .exec()
                        .isEmpty();
    }

    private static KafkaBroker started() {
        KafkaContainer container = new KafkaContainer(IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.start();
        return new ContainerKafka(container);
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
