package io.eventorchestrator.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Replays dead letters of inventory-service without the library, as an operator's tool does. */
record ForeignReplay(String brokers, ForeignProducer producer) {

    static final String TOPIC = "inventory-service-order-reservations.replay";

    /** Sends a dead letter to the group's replay topic, as an operator's tool does. */
    void send(ConsumerRecord<String, byte[]> letter, int times) {
        producer.send(replayOf(letter, letter.value(), times));
    }

    /** Sends a dead letter with a corrected value. */
    void send(ConsumerRecord<String, byte[]> letter, String edited, int times, Map<String, String> more) {
        ProducerRecord<String, byte[]> replay = replayOf(letter, edited.getBytes(StandardCharsets.UTF_8), times);
        more.forEach((name, text) -> replay.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(replay);
    }

    /** Sends an event to the replay topic as if it had been a dead letter. */
    void send(CloudEvent event, int times) {
        producer.send(
                TOPIC,
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
    void sendAndAbort(ConsumerRecord<String, byte[]> letter, int times) {
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

    /** Sends an unchanged dead letter to the group's replay topic. */
    void sendRaw(ConsumerRecord<byte[], byte[]> letter, int times) {
        RecordHeaders headers = new RecordHeaders(letter.headers());
        headers.remove("dlq-replays").add("dlq-replays", String.valueOf(times).getBytes(StandardCharsets.UTF_8));
        producer.sendRaw(List.of(new ProducerRecord<>(TOPIC, null, letter.key(), letter.value(), headers)));
    }

    private static ProducerRecord<String, byte[]> replayOf(
            ConsumerRecord<String, byte[]> letter, byte[] value, int times) {
        ProducerRecord<String, byte[]> replay =
                new ProducerRecord<>(TOPIC, null, letter.key(), value, letter.headers());
        replay.headers()
                .remove("dlq-replays")
                .add("dlq-replays", String.valueOf(times).getBytes(StandardCharsets.UTF_8));
        return replay;
    }
}
