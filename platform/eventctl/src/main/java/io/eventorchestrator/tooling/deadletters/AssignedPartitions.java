package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.access.CommittedRecords;
import io.eventorchestrator.tooling.access.KafkaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Reads the partitions assigned last, up to their bounds or until no more records come. Not thread-safe. */
final class AssignedPartitions implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    // Seeks to records further away than this, instead of reading up to them.
    private static final long FAR = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param brokers client settings for the brokers */
    AssignedPartitions(Map<String, Object> brokers) {
        this.consumer = CommittedRecords.consumer(brokers, PATIENCE);
    }

    void assign(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        // Kafka keeps a partition paused when it is assigned again.
        consumer.resume(partitions);
    }

    void seekToBeginning(Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
    }

    /** Goes to the first record since a time, or to the end if there is none. */
    void seek(Map<TopicPartition, Long> ends, Instant since) {
        Map<TopicPartition, Long> times =
                ends.keySet().stream().collect(Collectors.toMap(partition -> partition, any -> KafkaTime.of(since)));
        Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp found = first.get(partition);
            consumer.seek(partition, found == null ? end : found.offset());
        });
    }

    /** Goes to the oldest records, and returns their offsets. */
    Map<TopicPartition, Long> seekToStarts(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        starts.forEach(consumer::seek);
        return starts;
    }

    long position(TopicPartition partition) {
        return consumer.position(partition);
    }

    /**
     * Reads until the ends, or until no record has come for some time.
     *
     * @return the partitions whose end was not reached
     */
    List<TopicPartition> readTo(
            Map<TopicPartition, Long> ends, Duration patience, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Standstill standstill = new Standstill(patience);
        List<TopicPartition> open = unread(ends);
        while (!open.isEmpty() && !standstill.isReached(positions(open))) {
            List<TopicPartition> wanted = open;
            consumer.pause(ends.keySet().stream()
                    .filter(partition -> !wanted.contains(partition))
                    .toList());
            for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(POLL)) {
                if (polled.offset() < Objects.requireNonNull(ends.get(partition(polled)))) {
                    each.accept(polled);
                }
            }
            open = unread(ends);
        }
        return open;
    }

    private List<TopicPartition> unread(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .filter(end -> consumer.position(end.getKey()) < end.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Reads single records, in order within each partition, until no record has come for some time.
     *
     * @param wanted offsets by partition, none empty; offsets that were read are removed
     * @return the partitions whose last offset was not reached
     */
    List<TopicPartition> fetch(
            Map<TopicPartition, NavigableSet<Long>> wanted,
            Duration patience,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        assign(wanted.keySet());
        wanted.forEach((partition, offsets) -> consumer.seek(partition, offsets.first()));
        Standstill standstill = new Standstill(patience);
        List<TopicPartition> open = List.copyOf(wanted.keySet());
        while (!open.isEmpty() && !standstill.isReached(positions(open))) {
            for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(POLL)) {
                if (Objects.requireNonNull(wanted.get(partition(polled))).remove(polled.offset())) {
                    each.accept(polled);
                }
            }
            open = open.stream()
                    .filter(partition -> goOn(partition, Objects.requireNonNull(wanted.get(partition))))
                    .toList();
        }
        return open;
    }

    /** @return whether a wanted offset lies ahead */
    private boolean goOn(TopicPartition partition, NavigableSet<Long> offsets) {
        Long next = offsets.ceiling(consumer.position(partition));
        if (next == null) {
            consumer.pause(List.of(partition));
        } else if (next - consumer.position(partition) > FAR) {
            consumer.seek(partition, next);
        }
        return next != null;
    }

    private long positions(Collection<TopicPartition> partitions) {
        return partitions.stream().mapToLong(consumer::position).sum();
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> polled) {
        return new TopicPartition(polled.topic(), polled.partition());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    }
}
