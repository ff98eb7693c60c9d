package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes by an idempotent producer and waits for every answer. */
final class KafkaTransport implements EventTransport {

    private final KafkaTemplate<byte[], byte[]> kafka;

    KafkaTransport(KafkaTemplate<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    @Override
    public List<Acknowledgement> publish(List<OutboundRecord> bulk) {
        return bulk.stream().map(this::send).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private CompletableFuture<Acknowledgement> send(OutboundRecord outbound) {
        try {
            return kafka.send(producerRecord(outbound))
                    .handle((sent, failure) -> failure == null ? new Acknowledgement.Accepted() : answer(failure));
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(answer(failure));
        }
    }

    private static Acknowledgement answer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException tooLarge) {
                return new Acknowledgement.Refused(String.valueOf(tooLarge.getMessage()));
            }
        }
        // spring-kafka wraps what the client throws; its own message is only "Send failed".
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return new Acknowledgement.Failed(cause.toString(), reach(cause));
    }

    private static Acknowledgement.Reach reach(Throwable failure) {
        return failure instanceof UnknownTopicOrPartitionException || failure instanceof TopicAuthorizationException
                ? Acknowledgement.Reach.TOPIC
                : Acknowledgement.Reach.BROKER;
    }

    private static ProducerRecord<byte[], byte[]> producerRecord(OutboundRecord outbound) {
        ProducerRecord<byte[], byte[]> kafkaRecord =
                new ProducerRecord<>(outbound.topic(), outbound.partition(), outbound.key(), outbound.value());
        outbound.headers().forEach(header -> kafkaRecord.headers().add(header.name(), header.value()));
        return kafkaRecord;
    }
}
