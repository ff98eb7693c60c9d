package io.eventorchestrator.notifications;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer and consumer that don't use the library. */
final class PlainKafkaClient {

    private static final String CONFIRMED = "orders.order.confirmed";
    private static final String STORY = "test-story";

    static String confirmed(UUID order, String total) {
        return confirmed(UUID.randomUUID(), order, total);
    }

    static String confirmed(UUID event, UUID order, String total) {
        return """
                {"specversion":"1.0","id":"%s","source":"/order-service","type":"orders.order.confirmed",\
                "subject":"%s","time":"2026-01-05T09:15:30Z","datacontenttype":"application/json",\
                "dataschema":"https://eventorchestrator.io/schemas/orders.order.confirmed/1.0",\
                "data":{"orderId":"%s","customer":{"id":"ada","email":"ada@example.com"},"currency":"EUR","total":%s}}\
                """.formatted(event, order, order, total);
    }

    void send(String key, String event) {
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(CONFIRMED, key, bytes(event));
        sent.headers().add(STORY, bytes(key));
        send(sent);
    }

    /** Sends a letter to the replay topic of a group for the first time, as an operator's tool does. */
    void replay(String group, ConsumerRecord<String, byte[]> letter, String value) {
        ProducerRecord<String, byte[]> replay =
                new ProducerRecord<>(group + ".replay", null, letter.key(), bytes(value), letter.headers());
        replay.headers().remove("dlq-replays").add("dlq-replays", bytes("1"));
        send(replay);
    }

    private static void send(ProducerRecord<String, byte[]> sent) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(sent);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The records of a topic that were written or published under a key: the sidecar's letters may lack the key. */
    List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        return records(topic).stream()
                .filter(found -> key.equals(found.key()) || key.equals(header(found, STORY)))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return letter.headers().lastHeader(name) == null
                ? ""
                : new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
