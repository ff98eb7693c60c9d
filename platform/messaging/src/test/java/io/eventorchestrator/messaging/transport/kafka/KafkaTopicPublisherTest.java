package io.eventorchestrator.messaging.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.MissingPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.kafka.core.KafkaTemplate;

class KafkaTopicPublisherTest {

    private final AtomicInteger questions = new AtomicInteger();
    private final KafkaTemplate<byte[], byte[]> silent = mock();

    @Test
    void aSilentClusterIsAskedOnceInEachRound() {
        when(silent.partitionsFor("topic")).thenReturn(List.of(mock(PartitionInfo.class)));
        when(silent.send(ArgumentMatchers.<ProducerRecord<byte[], byte[]>>any()))
                .thenAnswer(call -> CompletableFuture.failedFuture(new TimeoutException("expired")));
        KafkaTopicPublisher publisher = new KafkaTopicPublisher(
                silent,
                new SendFailures(topic -> {
                    questions.incrementAndGet();
                    return Optional.of(new TimeoutException("silent"));
                }),
                new MissingPartitions(Duration.ofMinutes(2), () -> Duration.ofMinutes(1)));

        for (int round = 1; round <= 2; round++) {
            assertThat(publisher.publish("topic", List.of(outbound(), outbound(), outbound())))
                    .hasSize(3)
                    .allSatisfy(answer -> assertThat(answer)
                            .isInstanceOfSatisfying(
                                    Failed.class,
                                    failed -> assertThat(failed.reach()).isEqualTo(Reach.BROKER)));
            assertThat(questions).hasValue(round);
        }
    }

    private static OutboundRecord outbound() {
        return new OutboundRecord("topic", new byte[] {1}, 0, List.of(), new byte[] {1});
    }
}
