package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads committed records of topics, without a consumer group. Reports unreadable data. Not thread-safe.
 *
 * <p>All methods throw {@link KafkaException} if the broker does not answer or refuses the request.
 */
public final class TopicReader implements AutoCloseable {

    private final AssignedPartitions assigned;
    private final TopicQuestions facts;

    /** @param brokers client settings for the brokers */
    public TopicReader(Map<String, Object> brokers) {
        this.assigned = new AssignedPartitions(brokers);
        this.facts = new TopicQuestions(brokers);
    }

    TopicQuestions facts() {
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
        assigned.assign(partitions);
        assigned.seekToBeginning(partitions);
        if (since.isAfter(Instant.EPOCH)) {
            assigned.seek(ends, since);
        }
        return read(topics, partitions, ends, each);
    }

    /**
     * Reads the oldest records of topics, about as many of each partition, up to their current end.
     *
     * @param most number of records that are read at most
     */
    public BoundedReading readOldest(
            Collection<String> topics, long most, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = facts.partitions(topics);
        assigned.assign(partitions);
        Map<TopicPartition, Long> starts = assigned.seekToStarts(partitions);
        Map<TopicPartition, Long> ends = facts.ends(partitions);
        Map<TopicPartition, Long> bounds = Shares.bounds(starts, ends, most);
        AtomicLong read = new AtomicLong();
        List<ReadFailure> failures = read(topics, partitions, bounds, record -> {
            read.incrementAndGet();
            each.accept(record);
        });
        return new BoundedReading(read.get(), Shares.offsets(starts, ends), bounds.equals(ends), failures);
    }

    private List<ReadFailure> read(
            Collection<String> topics,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> bounds,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<ReadFailure> failures = missing(topics, partitions);
        assigned.readTo(bounds, each).forEach(partition -> failures.add(heldBack(partition)));
        return failures;
    }

    private static List<ReadFailure> missing(Collection<String> topics, List<TopicPartition> partitions) {
        Set<String> there = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        return topics.stream()
                .filter(topic -> !there.contains(topic))
                .map(topic -> new ReadFailure(topic, "no such topic, or this login may not see it"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private ReadFailure heldBack(TopicPartition partition) {
        String holders = facts.transactions().on(partition).stream()
                .map(OpenTransaction::toString)
                .collect(Collectors.joining(", "));
        return ReadFailure.from(
                partition,
                assigned.position(partition),
                holders.isEmpty()
                        ? "not read from here on: nothing more came for " + AssignedPartitions.STANDSTILL.toSeconds()
                                + " s"
                        : "not read from here on: held back by " + holders);
    }

    /**
     * Reads single records, in order within each partition.
     *
     * @param wanted offsets by partition, none empty; offsets that were read are removed
     */
    void fetch(Map<TopicPartition, NavigableSet<Long>> wanted, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        assigned.fetch(wanted, each);
    }

    @Override
    public void close() {
        assigned.close();
        facts.close();
    }
}
