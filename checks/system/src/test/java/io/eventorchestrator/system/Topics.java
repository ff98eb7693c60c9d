package io.eventorchestrator.system;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topics of a broker, whichever service wrote them. */
final class Topics {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String brokers;

    Topics(String brokers) {
        this.brokers = brokers;
    }

    /** The number of records with the key in a topic. */
    long written(String topic, String key) {
        return partitions(topic).mapToLong(partition -> written(partition, key)).sum();
    }

    private long written(TopicPartition partition, String key) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long found = 0;
            while (consumer.position(partition) < end) {
                found += StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                        .filter(written -> key.equals(written.key()))
                        .count();
            }
            return found;
        }
    }

    /** The number of records ever written to a topic. */
    long written(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(topic).toList()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** The partitions of dead letter topics that have ever contained a record. */
    List<String> deadLetters() {
        List<TopicPartition> all = Catalogue.load().topics().stream()
                .map(Topic::name)
                .filter(topic -> topic.endsWith(".dlq"))
                .flatMap(Topics::partitions)
                .toList();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(all).entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .map(end -> end.getKey().toString())
                    .toList();
        }
    }

    private static Stream<TopicPartition> partitions(String topic) {
        return Catalogue.load().topics().stream()
                .filter(declared -> declared.name().equals(topic))
                .flatMap(declared -> IntStream.range(0, declared.partitions())
                        .mapToObj(partition -> new TopicPartition(topic, partition)));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
