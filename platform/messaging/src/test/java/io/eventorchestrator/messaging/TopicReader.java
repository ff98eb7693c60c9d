package io.eventorchestrator.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics with Kafka's client and the CloudEvents SDK, without the library. */
record TopicReader(String brokers) {

    // Callers that wait for a record ask again; a slow broker must not use up all their time at once.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Reads a record's event with the CloudEvents SDK. */
    static CloudEvent event(ConsumerRecord<String, byte[]> sent) {
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            return deserializer.deserialize(sent.topic(), sent.headers(), sent.value());
        }
    }

    /** A plain consumer of all future records, with the SDK's deserializer; the caller closes it. */
    KafkaConsumer<String, CloudEvent> consumer(List<String> topics) {
        KafkaConsumer<String, CloudEvent> consumer = consumer(new StringDeserializer(), new CloudEventDeserializer());
        consumer.assign(topics.stream()
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList());
        consumer.endOffsets(consumer.assignment()).forEach(consumer::seek);
        return consumer;
    }

    /** All records currently in the topic, unchanged. */
    List<ConsumerRecord<byte[], byte[]>> readRaw(String topic) {
        return readWhere(topic, new ByteArrayDeserializer(), key -> true);
    }

    /** All records currently in the topic with the key, in order. */
    List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic, key::equals);
    }

    /** All records currently in the topic with one of the keys, in order; none without a key. */
    List<ConsumerRecord<String, byte[]>> read(String topic, Predicate<String> keys) {
        return readWhere(topic, new StringDeserializer(), key -> key != null && keys.test(key));
    }

    /** All records currently in the topic, also those without a key. */
    List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        return readWhere(topic, new StringDeserializer(), key -> true);
    }

    private <K> List<ConsumerRecord<K, byte[]>> readWhere(
            String topic, Deserializer<K> keyOf, Predicate<@Nullable K> keys) {
        try (KafkaConsumer<K, byte[]> consumer = consumer(keyOf, new ByteArrayDeserializer())) {
            consumer.assign(partitions(consumer, topic));
            consumer.seekToBeginning(consumer.assignment());
            return readToEnd(consumer, keys);
        }
    }

    private <K, V> KafkaConsumer<K, V> consumer(Deserializer<K> keyOf, Deserializer<V> valueOf) {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", brokers), keyOf, valueOf);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static <K> List<ConsumerRecord<K, byte[]>> readToEnd(
            KafkaConsumer<K, byte[]> consumer, Predicate<@Nullable K> keys) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<ConsumerRecord<K, byte[]>> found = new ArrayList<>();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - until < 0
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(polled -> {
                if (keys.test(polled.key())) {
                    found.add(polled);
                }
            });
        }
        return found;
    }
}
