package io.eventorchestrator.registry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends placed orders, and reads the dead letters of their reservations. */
final class OrderTopic implements AutoCloseable {

    static final String TYPE = "orders.order.placed";

    private static final String LETTERS = TYPE + "." + Reservations.GROUP + ".dlq";
    private static final Duration POLL = Duration.ofSeconds(2);

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> letters;

    OrderTopic(String brokers) {
        Map<String, Object> address = Map.of("bootstrap.servers", brokers);
        producer = new KafkaProducer<>(address, new StringSerializer(), new StringSerializer());
        letters = new KafkaConsumer<>(address, new StringDeserializer(), new StringDeserializer());
        letters.assign(letters.partitionsFor(LETTERS).stream()
                .map(partition -> new TopicPartition(LETTERS, partition.partition()))
                .toList());
    }

    /**
     * Sends an event.
     *
     * @param more further properties of the data, as JSON
     * @return its id
     */
    String send(String version, int total, String more) {
        String id = UUID.randomUUID().toString();
        String order = UUID.randomUUID().toString();
        String event = """
                {"specversion":"1.0","id":"%s","source":"/order-service","type":"%s","subject":"%s",
                 "partitionkey":"%s","time":"2026-01-02T03:04:05Z","datacontenttype":"application/json",
                 "dataschema":"https://schemas.example/%s/%s","correlationid":"%s",
                 "data":{"orderId":"%s","customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR","total":%d,
                  "lines":[{"sku":"TEA","quantity":1,"unitPrice":100}]%s}}\
                """.formatted(id, TYPE, order, order, TYPE, version, id, order, total, more);
        ProducerRecord<String, String> built = new ProducerRecord<>(TYPE, order, event);
        built.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        producer.send(built);
        producer.flush();
        return id;
    }

    /** The dead letter of an event, if there is one by now. */
    Optional<ConsumerRecord<String, String>> letter(String id) {
        letters.seekToBeginning(letters.assignment());
        for (int empty = 0; empty < 2; ) {
            ConsumerRecords<String, String> polled = letters.poll(POLL);
            for (ConsumerRecord<String, String> letter : polled) {
                if (letter.value().contains(id)) {
                    return Optional.of(letter);
                }
            }
            empty = polled.isEmpty() ? empty + 1 : 0;
        }
        return Optional.empty();
    }

    static String header(ConsumerRecord<String, String> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        letters.close();
    }
}
