package io.eventorchestrator.catalogue;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One topic and the one event type on it.
 *
 * @param topic name of the Kafka topic and CloudEvents type of its events
 * @param event class name of the event record, such as {@code OrderPlaced}
 * @param version newest schema version, {@code <major>.<minor>}
 * @param producer the one service that publishes it
 * @param key the property of the payload that is the partition key
 * @param partitions of the topic
 * @param replicas replicas of each partition; empty for the brokers' default
 * @param configuration the topic's configuration in the contract, by Kafka's names, including {@code retention.ms}
 */
public record Channel(
        String topic,
        String event,
        String version,
        String producer,
        String key,
        int partitions,
        OptionalInt replicas,
        Map<String, String> configuration) {

    public Channel {
        configuration = Map.copyOf(configuration);
    }

    /** The minimum time for which Kafka keeps an event. */
    public Duration retention() {
        return Duration.ofMillis(Long.parseLong(configuration.get("retention.ms")));
    }
}
