package io.eventorchestrator.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records with Kafka's client and the CloudEvents SDK, without the library. */
final class ForeignProducer implements AutoCloseable {

    private final String brokers;
    private final KafkaProducer<String, byte[]> producer;
    private final CloudEventSerializer structured = new CloudEventSerializer();

    ForeignProducer(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
        structured.configure(
                Map.of(
                        CloudEventSerializer.ENCODING_CONFIG, Encoding.STRUCTURED,
                        CloudEventSerializer.EVENT_FORMAT_CONFIG, JsonFormat.CONTENT_TYPE),
                false);
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

    void send(ProducerRecord<String, byte[]> built) {
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

    @Override
    public void close() {
        producer.close();
    }
}
