package io.eventorchestrator.platform.testing;

import io.eventorchestrator.platform.KafkaBroker;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka's official image, started by Testcontainers. */
final class ContainerKafka implements KafkaBroker {

    static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.3.1");

    // The reaper that this version of Testcontainers starts beside every container.
    private static final String REAPER = "testcontainers/ryuk:0.14.0";

    // Only ends a hang: a busy machine needs more than the minute that Testcontainers waits by default.
    private static final Duration START = Duration.ofMinutes(10);

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    /**
     * @return empty without a Docker engine, or without the images, since a pull may take minutes
     * @throws RuntimeException if {@code TEST_KAFKA=container} requires one
     */
    static Optional<KafkaBroker> start() {
        if ("container".equals(System.getenv("TEST_KAFKA"))) {
            return Optional.of(started());
        }
        try {
            return hasImages() ? Optional.of(started()) : Optional.empty();
        } catch (RuntimeException unusable) {
            return Optional.empty();
        }
    }

    // Uses Docker's own client: Testcontainers' would first pull the image of its reaper.
    private static boolean hasImages() {
        try {
            return new ProcessBuilder("docker", "image", "inspect", IMAGE.asCanonicalNameString(), REAPER)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noDocker) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static KafkaBroker started() {
        KafkaContainer container = new KafkaContainer(IMAGE)
                .withStartupTimeout(START)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                // A test run is too short for the second compiler to pay off.
                .withEnv("KAFKA_OPTS", "-XX:TieredStopAtLevel=1")
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
