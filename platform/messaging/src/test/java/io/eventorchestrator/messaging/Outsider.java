package io.eventorchestrator.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A producer and consumer that know only Kafka and CloudEvents, not the library. */
final class Outsider implements AutoCloseable {

    static final String REPLAY = "inventory-service-order-reservations.replay";

    // Callers that wait for a record ask again; a slow broker must not use up all their time at once.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String brokers;
    private final KafkaProducer<String, byte[]> producer;
    private final CloudEventSerializer structured = new CloudEventSerializer();

    Outsider(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
        structured.configure(
                Map.of(
                        CloudEventSerializer.ENCODING_CONFIG, Encoding.STRUCTURED,
                        CloudEventSerializer.EVENT_FORMAT_CONFIG, JsonFormat.CONTENT_TYPE),
                false);
    }

    static CloudEvent orderPlaced(UUID orderId, String sku) {
        String data = """
                {"orderId":"%s","customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR","total":100,
                 "lines":[{"sku":"%s","quantity":1,"unitPrice":100}]}""".formatted(orderId, sku);
        return CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/order-service"))
                .withType("orders.order.placed")
                .withSubject(orderId.toString())
                .withTime(OffsetDateTime.now(ZoneOffset.UTC))
                .withDataSchema(URI.create("https://eventorchestrator.io/schemas/orders.order.placed/2.0"))
                .withExtension("correlationid", "correlation-of-" + orderId)
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** Sends an event with the CloudEvents SDK and this configuration. */
    void produce(CloudEvent event, Encoding encoding) {
        CloudEventSerializer serializer = new CloudEventSerializer();
        serializer.configure(
                encoding == Encoding.BINARY
                        ? Map.of(CloudEventSerializer.ENCODING_CONFIG, encoding)
                        : Map.of(
                                CloudEventSerializer.ENCODING_CONFIG,
                                encoding,
                                CloudEventSerializer.EVENT_FORMAT_CONFIG,
                                JsonFormat.CONTENT_TYPE),
                false);
        try (KafkaProducer<String, CloudEvent> foreign =
                new KafkaProducer<>(Map.of("bootstrap.servers", brokers), new StringSerializer(), serializer)) {
            foreign.send(new ProducerRecord<>(event.getType(), event.getSubject(), event));
        }
    }

    /** Reads a record's event with the CloudEvents SDK. */
    static CloudEvent read(ConsumerRecord<String, byte[]> sent) {
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            return deserializer.deserialize(sent.topic(), sent.headers(), sent.value());
        }
    }

    /** A plain consumer of all future records, with the SDK's deserializer; the caller closes it. */
    KafkaConsumer<String, CloudEvent> consumer(List<String> topics) {
        KafkaConsumer<String, CloudEvent> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new CloudEventDeserializer());
        consumer.assign(topics.stream()
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList());
        consumer.endOffsets(consumer.assignment()).forEach(consumer::seek);
        return consumer;
    }

    void send(CloudEvent event) {
        send(List.of(event));
    }

    /** Sends events in this order, faster than a service handles them, and waits until the broker has all. */
    void send(List<CloudEvent> events) {
        events.stream().map(this::built).forEach(producer::send);
        producer.flush();
    }

    private ProducerRecord<String, byte[]> built(CloudEvent event) {
        RecordHeaders headers = new RecordHeaders();
        byte[] value = structured.serialize(event.getType(), headers, event);
        return new ProducerRecord<>(event.getType(), null, event.getSubject(), value, headers);
    }

    void send(String topic, String key, byte[] value) {
        send(topic, key, value, Map.of());
    }

    void send(String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> plain = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> plain.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(plain);
    }

    /** Sends a dead letter to the group's replay topic, as an operator's tool does. */
    void replay(ConsumerRecord<String, byte[]> letter, int times) {
        send(replayOf(letter, letter.value(), times));
    }

    /** Sends a dead letter with a corrected value. */
    void replay(ConsumerRecord<String, byte[]> letter, String edited, int times, Map<String, String> more) {
        ProducerRecord<String, byte[]> replay = replayOf(letter, edited.getBytes(StandardCharsets.UTF_8), times);
        more.forEach((name, text) -> replay.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(replay);
    }

    /** Sends an event to the replay topic as if it had been a dead letter. */
    void replay(CloudEvent event, int times) {
        send(
                REPLAY,
                String.valueOf(event.getSubject()),
                new JsonFormat().serialize(event),
                Map.of(
                        "dlq-replays",
                        String.valueOf(times),
                        "dlq-origin-topic",
                        event.getType(),
                        "dlq-origin-partition",
                        "0",
                        "dlq-origin-offset",
                        "0"));
    }

    /** Replays in a transaction that is aborted after the broker has the record. */
    void replayAndAbort(ConsumerRecord<String, byte[]> letter, int times) {
        try (KafkaProducer<String, byte[]> operator = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "transactional.id", "operator-" + letter.key()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            operator.initTransactions();
            operator.beginTransaction();
            operator.send(replayOf(letter, letter.value(), times));
            operator.flush();
            operator.abortTransaction();
        }
    }

    private static ProducerRecord<String, byte[]> replayOf(
            ConsumerRecord<String, byte[]> letter, byte[] value, int times) {
        ProducerRecord<String, byte[]> replay =
                new ProducerRecord<>(REPLAY, null, letter.key(), value, letter.headers());
        replay.headers()
                .remove("dlq-replays")
                .add("dlq-replays", String.valueOf(times).getBytes(StandardCharsets.UTF_8));
        return replay;
    }

    private void send(ProducerRecord<String, byte[]> built) {
        producer.send(built);
        producer.flush();
    }

    /** Sends unchanged records, and waits until the broker has all. */
    List<RecordMetadata> sendRaw(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> raw = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = records.stream().map(raw::send).toList();
            List<RecordMetadata> places = new ArrayList<>();
            for (Future<RecordMetadata> one : sent) {
                places.add(one.get());
            }
            return places;
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Sends an unchanged dead letter to the group's replay topic. */
    void replayRaw(ConsumerRecord<byte[], byte[]> letter, int times) {
        RecordHeaders headers = new RecordHeaders(letter.headers());
        headers.remove("dlq-replays").add("dlq-replays", String.valueOf(times).getBytes(StandardCharsets.UTF_8));
        sendRaw(List.of(new ProducerRecord<>(REPLAY, null, letter.key(), letter.value(), headers)));
    }

    /** All records currently in the topic, unchanged. */
    List<ConsumerRecord<byte[], byte[]>> readRaw(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions(consumer, topic));
            consumer.seekToBeginning(consumer.assignment());
            return readToEnd(consumer, key -> true);
        }
    }

    /** All records currently in the topic with the key, in order. */
    List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic, key::equals);
    }

    /** All records currently in the topic with one of the keys, in order; none without a key. */
    List<ConsumerRecord<String, byte[]>> read(String topic, Predicate<String> keys) {
        return readWhere(topic, key -> key != null && keys.test(key));
    }

    /** All records currently in the topic, also those without a key. */
    List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        return readWhere(topic, key -> true);
    }

    private List<ConsumerRecord<String, byte[]>> readWhere(String topic, Predicate<@Nullable String> keys) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", brokers);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions(consumer, topic));
            consumer.seekToBeginning(consumer.assignment());
            return readToEnd(consumer, keys);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static <K> List<ConsumerRecord<K, byte[]>> readToEnd(KafkaConsumer<K, byte[]> consumer, Predicate<K> keys) {
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

    @Override
    public void close() {
        producer.close();
    }
}
