package io.eventorchestrator.tooling.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of the platform, read by nobody's consumer group. */
record Topics(String brokers) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** The first record that is wanted; empty if there is none by now. */
    Optional<ConsumerRecord<byte[], byte[]>> find(
            String topic, IsolationLevel isolation, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(found -> new TopicPartition(topic, found.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    if (wanted.test(read)) {
                        return Optional.of(read);
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** Tests for the key of a record. */
    static Predicate<ConsumerRecord<byte[], byte[]>> key(String key) {
        return read -> read.key() != null && new String(read.key(), StandardCharsets.UTF_8).equals(key);
    }

    private KafkaConsumer<byte[], byte[]> consumer(IsolationLevel isolation) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                brokers,
                "isolation.level",
                isolation.toString().toLowerCase(Locale.ROOT),
                "request.timeout.ms",
                10_000,
                "default.api.timeout.ms",
                20_000));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
