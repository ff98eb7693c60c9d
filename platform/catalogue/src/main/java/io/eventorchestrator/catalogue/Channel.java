package io.eventorchestrator.catalogue;

import java.time.Duration;

/**
 * One topic and the one event type on it.
 *
 * @param topic name of the Kafka topic and CloudEvents type of its events
 * @param event class name of the event record, such as {@code OrderPlaced}
 * @param version newest schema version, {@code <major>.<minor>}
 * @param producer the one service that publishes it
 * @param key the property of the payload that is the partition key
 * @param partitions of the topic
 * @param retention how long Kafka keeps an event
 */
public record Channel(
        String topic, String event, String version, String producer, String key, int partitions, Duration retention) {}
