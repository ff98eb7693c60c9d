package io.eventorchestrator.catalogue;

import java.util.Map;

/**
 * A Kafka topic as it is to be created, dead letter and replay topics included.
 *
 * @param partitions at least 1
 * @param config Kafka's own names and values, such as {@code retention.ms}
 */
public record Topic(String name, int partitions, Map<String, String> config) {

    public Topic {
        config = Map.copyOf(config);
    }
}
