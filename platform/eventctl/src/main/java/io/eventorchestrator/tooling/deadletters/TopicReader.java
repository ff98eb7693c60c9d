package io.eventorchestrator.tooling.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
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

    /** An open transaction that ends within this time delays a reading; another one ends it. */
    private static final Duration TRANSACTION = Duration.ofSeconds(5);

    /** A busy broker is given this long for the next record. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** The reason if a partition was not read to its end. */
    static final String NOTHING_CAME = "nothing more came for " + SILENCE.toSeconds() + " s";

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
        Map<TopicPartition, Long> silent = new HashMap<>(bounds);
        silent.keySet().retainAll(assigned.readTo(bounds, TRANSACTION, each));
        silent.keySet().removeIf(partition -> isHeldBack(partition, failures));
        assigned.assign(silent.keySet());
        assigned.readTo(silent, SILENCE, each).forEach(partition -> failures.add(failure(partition, NOTHING_CAME)));
        return failures;
    }

    private static List<ReadFailure> missing(Collection<String> topics, List<TopicPartition> partitions) {
        Set<String> there = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        return topics.stream()
                .filter(topic -> !there.contains(topic))
                .map(topic -> new ReadFailure(topic, "no such topic, or this login may not see it"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** @param failures receives the reason */
    private boolean isHeldBack(TopicPartition partition, List<ReadFailure> failures) {
        Optional<String> holders = facts.transactions().on(partition).stream()
                .map(OpenTransaction::toString)
                .reduce((one, other) -> one + ", " + other);
        holders.ifPresent(known -> failures.add(failure(partition, "held back by " + known)));
        return holders.isPresent();
    }

    private ReadFailure failure(TopicPartition partition, String why) {
        return ReadFailure.from(partition, assigned.position(partition), "not read from here on: " + why);
    }

    /**
     * Reads single records, in order within each partition.
     *
     * @param wanted offsets by partition, none empty; offsets that were read are removed
     * @return the partitions whose last offset was not reached
     */
    List<TopicPartition> fetch(
            Map<TopicPartition, NavigableSet<Long>> wanted, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        return assigned.fetch(wanted, SILENCE, each);
    }

    @Override
    public void close() {
        assigned.close();
        facts.close();
    }
}
