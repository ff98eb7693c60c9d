package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.access.CommittedRecords;
import io.eventorchestrator.tooling.access.KafkaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads committed records of topics, without a consumer group. Reports unreadable data. Not thread-safe.
 *
 * <p>All methods throw {@link KafkaException} if the broker does not answer or refuses the request.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STANDSTILL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    // Seeks to records further away than this, instead of reading up to them.
    private static final long FAR = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicFacts facts;

    /** @param brokers client settings for the brokers */
    public TopicReader(Map<String, Object> brokers) {
        this.consumer = CommittedRecords.consumer(brokers, PATIENCE);
        this.facts = new TopicFacts(brokers);
    }

    TopicFacts facts() {
        return facts;
    }

    /**
     * Reads topics from their beginning to their current end, waiting a few seconds for open transactions.
     *
     * @return missing topics, and partitions whose end was not reached
     */
    List<ReadFailure> read(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        return read(topics, Instant.EPOCH, each);
    }

    /**
     * Reads the records of topics since a time up to their current end, waiting a few seconds for open transactions.
     *
     * @return missing topics, and partitions whose end was not reached
     */
    public List<ReadFailure> read(
            Collection<String> topics, Instant since, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = facts.partitions(topics);
        Map<TopicPartition, Long> ends = facts.ends(partitions);
        assign(partitions);
        consumer.seekToBeginning(partitions);
        if (since.isAfter(Instant.EPOCH)) {
            seek(ends, since);
        }
        List<ReadFailure> failures = missing(topics, partitions);
        readTo(ends, each).forEach(partition -> failures.add(heldBack(partition)));
        return failures;
    }

    /**
     * Reads the oldest records of topics, about as many of each partition, up to their current end.
     *
     * @param most number of records that are read at most
     */
    public BoundedReading readOldest(
            Collection<String> topics, long most, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = facts.partitions(topics);
        assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = facts.ends(partitions);
        Map<TopicPartition, Long> bounds = Shares.bounds(starts, ends, most);
        starts.forEach(consumer::seek);
        List<ReadFailure> failures = missing(topics, partitions);
        readTo(bounds, each).forEach(partition -> failures.add(heldBack(partition)));
        return new BoundedReading(Shares.offsets(starts, ends), bounds.equals(ends), failures);
    }

    private void seek(Map<TopicPartition, Long> ends, Instant since) {
        Map<TopicPartition, Long> times =
                ends.keySet().stream().collect(Collectors.toMap(partition -> partition, any -> KafkaTime.of(since)));
        Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp found = first.get(partition);
            consumer.seek(partition, found == null ? end : found.offset());
        });
    }

    private void assign(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        // Kafka keeps a partition paused when it is assigned again.
        consumer.resume(partitions);
    }

    private static List<ReadFailure> missing(Collection<String> topics, List<TopicPartition> partitions) {
        Set<String> there = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        return topics.stream()
                .filter(topic -> !there.contains(topic))
                .map(topic -> new ReadFailure(topic, "no such topic, or this login may not see it"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** @return the partitions whose end was not reached */
    private List<TopicPartition> readTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Standstill standstill = new Standstill(STANDSTILL);
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

    private ReadFailure heldBack(TopicPartition partition) {
        String holders = facts.transactions().on(partition).stream()
                .map(OpenTransaction::toString)
                .collect(Collectors.joining(", "));
        return ReadFailure.from(
                partition,
                consumer.position(partition),
                holders.isEmpty()
                        ? "not read from here on: nothing more came for " + STANDSTILL.toSeconds() + " s"
                        : "not read from here on: held back by " + holders);
    }

    /**
     * Reads single records, in order within each partition.
     *
     * @param wanted offsets by partition, none empty; offsets that were read are removed
     */
    void fetch(Map<TopicPartition, NavigableSet<Long>> wanted, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        assign(wanted.keySet());
        wanted.forEach((partition, offsets) -> consumer.seek(partition, offsets.first()));
        Standstill standstill = new Standstill(STANDSTILL);
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
        facts.close();
    }
}
