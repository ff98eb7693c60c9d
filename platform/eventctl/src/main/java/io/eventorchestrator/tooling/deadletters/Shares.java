package io.eventorchestrator.tooling.deadletters;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** Divides a number of records equally among partitions; what a short partition can't use goes to the others. */
final class Shares {

    private Shares() {}

    /**
     * @param most number of records of all partitions together
     * @return the offset after the last one to be read, by partition
     */
    static Map<TopicPartition, Long> bounds(
            Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends, long most) {
        List<TopicPartition> shortestFirst = starts.keySet().stream()
                .sorted(Comparator.comparingLong(partition -> length(partition, starts, ends)))
                .toList();
        Map<TopicPartition, Long> bounds = new HashMap<>();
        long left = most;
        int open = shortestFirst.size();
        for (TopicPartition partition : shortestFirst) {
            long share = Math.min(length(partition, starts, ends), left / open--);
            bounds.put(partition, Objects.requireNonNull(starts.get(partition)) + share);
            left -= share;
        }
        return bounds;
    }

    /** The number of offsets in all partitions. */
    static long offsets(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        return starts.keySet().stream()
                .mapToLong(partition -> length(partition, starts, ends))
                .sum();
    }

    private static long length(
            TopicPartition partition, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        long start = Objects.requireNonNull(starts.get(partition));
        return Math.max(0, ends.getOrDefault(partition, start) - start);
    }
}
