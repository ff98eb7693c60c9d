package io.eventorchestrator.tooling.events;

import io.eventorchestrator.tooling.access.CommittedRecords;
import io.eventorchestrator.tooling.access.KafkaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Follows topics without a consumer group. Not thread-safe. */
final class Follower implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param brokers client settings for the brokers */
    Follower(Map<String, Object> brokers) {
        this.consumer = CommittedRecords.consumer(brokers, PATIENCE);
    }

    /**
     * Determines the first records, so that nothing is missed that is published later.
     *
     * @param since time of the first record; null for the next one
     * @return the topics that are missing, or hidden from this login
     * @throws KafkaException if the brokers do not answer
     */
    List<String> start(Collection<String> topics, @Nullable Instant since) {
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> there.getOrDefault(topic, List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        if (since != null) {
            seek(partitions, since);
        }
        return topics.stream().filter(topic -> !there.containsKey(topic)).toList();
    }

    // A partition without a record since then is followed from its end.
    private void seek(List<TopicPartition> partitions, Instant since) {
        Map<TopicPartition, Long> times =
                partitions.stream().collect(Collectors.toMap(partition -> partition, any -> KafkaTime.of(since)));
        consumer.offsetsForTimes(times).forEach((TopicPartition partition, @Nullable OffsetAndTimestamp first) -> {
            if (first != null) {
                consumer.seek(partition, first.offset());
            }
        });
    }

    /** Waits a moment for the next records. */
    Iterable<ConsumerRecord<byte[], byte[]>> next() {
        return consumer.poll(POLL);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    }
}
