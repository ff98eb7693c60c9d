package io.eventorchestrator.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records with Kafka's client and the CloudEvents SDK, without the library. */
final class ForeignProducer implements AutoCloseable {

    private final String brokers;
    private final KafkaProducer<String, byte[]> producer;

    ForeignProducer(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends an event in this encoding. */
    void produce(CloudEvent event, Encoding encoding) {
        send(SdkRecord.of(event, encoding));
    }

    void send(CloudEvent event) {
        send(List.of(event));
    }

    /** Sends events in this order, faster than a service handles them, and waits until the broker has all. */
    void send(List<CloudEvent> events) {
        events.stream().map(event -> SdkRecord.of(event, Encoding.STRUCTURED)).forEach(producer::send);
        producer.flush();
    }

    void send(String topic, String key, byte[] value) {
        send(topic, key, value, Map.of());
    }

    void send(String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> plain = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> plain.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(plain);
    }

    void send(ProducerRecord<String, byte[]> built) {
        producer.send(built);
        producer.flush();
    }

    /** Sends unchanged records, and waits until the broker has all. */
    List<RecordMetadata> sendRaw(List<ProducerRecord<byte[], byte[]>> records) {
        return sendRaw(records, "none");
    }

    /** Sends records in compressed batches, which may be much larger than the topic's limit. */
    void sendCompressed(List<ProducerRecord<byte[], byte[]>> records) {
        var unused = sendRaw(records, "gzip");
    }

    private List<RecordMetadata> sendRaw(List<ProducerRecord<byte[], byte[]>> records, String compression) {
        try (KafkaProducer<byte[], byte[]> raw = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "compression.type", compression),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
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

    @Override
    public void close() {
        producer.close();
    }
}
