package io.eventorchestrator.tooling.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes dead letters like the library, and malformed ones; reads replayed events. */
final class TestLetters {

    static final String GROUP = "inventory-service-order-reservations";
    static final String DEAD = "orders.order.placed." + GROUP + ".dlq";
    static final String REPLAY = GROUP + ".replay";

    private TestLetters() {}

    static ProducerRecord<byte[], byte[]> letter(String event) {
        return letter(DEAD, GROUP, event);
    }

    static ProducerRecord<byte[], byte[]> letter(String topic, String group, String event) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, 0, bytes("order-1"), bytes(json(event)));
        headers(group).forEach((name, text) -> letter.headers().add(name, bytes(text)));
        return letter;
    }

    private static Map<String, String> headers(String group) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("dlq-reason", "handler-failed");
        headers.put("dlq-detail", "a bug");
        headers.put("dlq-group", group);
        headers.put("dlq-failed-at", Instant.now().toString());
        headers.put("dlq-replays", "0");
        headers.put("dlq-origin-topic", "orders.order.placed");
        headers.put("dlq-origin-partition", "3");
        headers.put("dlq-origin-offset", "42");
        return headers;
    }

    /** @param event the id, in JSON notation */
    static String json(String event) {
        return """
                {"specversion":"1.0","id":"%s","source":"/order-service","type":"orders.order.placed",\
                "dataschema":"https://eventorchestrator.io/schemas/orders.order.placed/2.0","data":{}}\
                """.formatted(event);
    }

    static void set(ProducerRecord<byte[], byte[]> letter, String header, String text) {
        letter.headers().remove(header);
        letter.headers().add(header, bytes(text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void send(ProducerRecord<byte[], byte[]> letter) {
        send(List.of(letter));
    }

    static void send(Iterable<ProducerRecord<byte[], byte[]>> letters) {
        List<Future<?>> answers = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            letters.forEach(letter -> answers.add(producer.send(letter)));
            producer.flush();
        }
        answers.forEach(Future::resultNow);
    }

    /** A producer that begins a transaction on a topic and never ends it. The caller closes it. */
    static KafkaProducer<byte[], byte[]> hanging(String transactionalId, String topic) {
        KafkaProducer<byte[], byte[]> producer = producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                300_000));
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, 0, bytes("never"), bytes("committed")));
        producer.flush();
        return producer;
    }

    /** Leaves the transaction open, as a killed process does. */
    static void kill(KafkaProducer<byte[], byte[]> producer) {
        producer.close(Duration.ZERO);
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(more);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, DlqShell.BROKERS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The replayed records that contain a text. */
    static List<ConsumerRecord<byte[], byte[]>> replayed(String text) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", DlqShell.BROKERS, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(REPLAY).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        found.removeIf(one -> one.value() == null || !new String(one.value(), StandardCharsets.UTF_8).contains(text));
        return found;
    }

    static String id() {
        return UUID.randomUUID().toString();
    }
}
