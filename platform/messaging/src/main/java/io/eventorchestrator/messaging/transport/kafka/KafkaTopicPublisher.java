package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.MissingPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.TopicPublisher;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes with an idempotent producer and waits for every answer. */
final class KafkaTopicPublisher implements TopicPublisher {

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final SendFailures failures;
    private final MissingPartitions missing;

    KafkaTopicPublisher(KafkaTemplate<byte[], byte[]> kafka, SendFailures failures, MissingPartitions missing) {
        this.kafka = kafka;
        this.failures = failures;
        this.missing = missing;
    }

    @Override
    public List<Acknowledgement> publish(String topic, List<OutboundRecord> records) {
        int partitions;
        try {
            // Asked once for all records: each send to a missing topic or partition would wait as long.
            partitions = kafka.partitionsFor(topic).size();
        } catch (RuntimeException failure) {
            return Collections.nCopies(records.size(), failures.failed(topic, failure));
        }
        SendFailures ofRound = failures.ofRound();
        return records.stream().map(outbound -> send(outbound, partitions)).toList().stream()
                .map(sent -> answer(topic, sent, ofRound))
                .toList();
    }

    // On this thread: the producer's own thread must not wait for an answer about the topic.
    private static Acknowledgement answer(
            String topic, CompletableFuture<Acknowledgement> sent, SendFailures failures) {
        try {
            return sent.join();
        } catch (CompletionException failed) {
            return failures.failed(topic, sent.exceptionNow());
        }
    }

    private CompletableFuture<Acknowledgement> send(OutboundRecord outbound, int partitions) {
        if (outbound.partition() >= partitions) {
            return CompletableFuture.completedFuture(missing.missing(
                    outbound,
                    "partition " + outbound.partition() + " is out of range, topic " + outbound.topic() + " has "
                            + partitions));
        }
        try {
            return kafka.send(producerRecord(outbound)).thenApply(sent -> new Accepted());
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static ProducerRecord<byte[], byte[]> producerRecord(OutboundRecord outbound) {
        ProducerRecord<byte[], byte[]> kafkaRecord =
                new ProducerRecord<>(outbound.topic(), outbound.partition(), outbound.key(), outbound.value());
        outbound.headers().forEach(header -> kafkaRecord.headers().add(header.name(), header.value()));
        return kafkaRecord;
    }
}
