package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** A consumer group: its partitions are dealt to instances, each of which stores its progress. */
final class SimulatedConsumers {

    private static final int LARGEST_PORTION = 6;

    private final World world;
    private final PartitionLogs logs;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, SimulatedInstance> owners = new HashMap<>();

    /** @param topics that the group reads */
    SimulatedConsumers(World world, PartitionLogs logs, Collection<String> topics, int partitionsOfATopic) {
        this.world = world;
        this.logs = logs;
        this.partitions = topics.stream()
                .sorted()
                .flatMap(topic ->
                        IntStream.range(0, partitionsOfATopic).mapToObj(number -> new TopicPartition(topic, number)))
                .toList();
    }

    /** Deals the partitions to instances by chance. */
    void rebalance(List<SimulatedInstance> living) {
        deal(living, number -> world.random(living.size()));
    }

    /** Deals the partitions of each topic to instances one after the other. */
    void deal(List<SimulatedInstance> living) {
        deal(living, number -> number % living.size());
    }

    private void deal(List<SimulatedInstance> living, IntUnaryOperator ownerOf) {
        StringBuilder dealt = new StringBuilder("partitions:");
        for (TopicPartition partition : living.isEmpty() ? List.<TopicPartition>of() : partitions) {
            SimulatedInstance owner = living.get(ownerOf.applyAsInt(partition.partition()));
            owners.put(partition, owner);
            dealt.append(' ').append(owner.name());
        }
        world.note(dealt.toString());
        living.forEach(instance -> instance.news().release());
    }

    /** Tells the owner of a partition that it has a new record. */
    void arrived(TopicPartition partition) {
        SimulatedInstance owner = owners.get(partition);
        if (owner != null) {
            owner.news().release();
        }
    }

    /** The next records of some of the instance's partitions; empty if there are none for it. */
    List<InboundRecord> poll(SimulatedInstance instance) {
        List<TopicPartition> waiting = partitions.stream()
                .filter(partition -> owners.get(partition) == instance && lag(partition) > 0)
                .toList();
        List<InboundRecord> bulk = new ArrayList<>();
        int most = waiting.isEmpty() ? 0 : 1 + world.random(waiting.size());
        for (TopicPartition from : waiting.subList(0, most)) {
            List<InboundRecord> log = logs.of(from);
            int begin = (int) position(from);
            bulk.addAll(log.subList(begin, Math.min(log.size(), begin + 1 + world.random(LARGEST_PORTION))));
        }
        return bulk;
    }

    /** Stores the progress of an instance, unless a partition has moved meanwhile. */
    void commit(SimulatedInstance instance, List<InboundRecord> settled) {
        for (InboundRecord inbound : settled) {
            TopicPartition partition = new TopicPartition(inbound.topic(), inbound.partition());
            if (owners.get(partition) == instance && position(partition) == inbound.offset()) {
                committed.put(partition, inbound.offset() + 1);
            }
        }
    }

    /** Tests whether all records are settled. */
    boolean areDone() {
        return partitions.stream().allMatch(partition -> lag(partition) == 0);
    }

    private long lag(TopicPartition partition) {
        return logs.of(partition).size() - position(partition);
    }

    private long position(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }
}
