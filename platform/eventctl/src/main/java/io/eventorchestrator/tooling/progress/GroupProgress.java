package io.eventorchestrator.tooling.progress;

import io.eventorchestrator.tooling.progress.GroupReading.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The progress of a consumer group between two readings. They don't show how long a partition was stalled before the
 * first one.
 *
 * @param waiting records not settled at the second reading
 * @param settled records settled between the readings
 * @param unmoved partitions in which records waited at both readings and none was settled, in their order
 * @param moved whether any partition with waiting records made progress
 * @param unread the partitions that could not be read, with the reason, in their order
 */
record GroupProgress(
        String group,
        int members,
        long waiting,
        long settled,
        List<Unmoved> unmoved,
        boolean moved,
        SortedMap<TopicPartition, String> unread) {

    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private static final Comparator<Unmoved> IN_ORDER = Comparator.comparing(Unmoved::partition, BY_NAME);

    static GroupProgress between(String group, GroupReading before, GroupReading after) {
        SortedMap<TopicPartition, String> unread = new TreeMap<>(BY_NAME);
        unread.putAll(before.unread());
        unread.putAll(after.unread());
        List<TopicPartition> waited = before.places().entrySet().stream()
                .filter(place -> place.getValue().waiting() > 0)
                .map(Map.Entry::getKey)
                .filter(partition -> !unread.containsKey(partition))
                .toList();
        List<Unmoved> unmoved = waited.stream()
                .filter(partition -> isUnmoved(place(before, partition), place(after, partition)))
                .map(partition -> new Unmoved(partition, place(after, partition).position()))
                .sorted(IN_ORDER)
                .toList();
        long settled = before.places().entrySet().stream()
                .mapToLong(place -> place(after, place.getKey()).position()
                        - place.getValue().position())
                .filter(records -> records > 0)
                .sum();
        return new GroupProgress(
                group, after.members(), after.waiting(), settled, unmoved, unmoved.size() < waited.size(), unread);
    }

    private static boolean isUnmoved(Place before, Place after) {
        return after.waiting() > 0 && after.position() == before.position();
    }

    // Nothing waits any more in a topic that was deleted between the readings.
    private static Place place(GroupReading reading, TopicPartition partition) {
        return reading.places().getOrDefault(partition, new Place(0, 0));
    }

    /** Tests whether records wait and no partition made progress. */
    boolean standsStill() {
        return !unmoved.isEmpty() && !moved;
    }

    /** A stalled partition and its offset. */
    record Unmoved(TopicPartition partition, long position) {}
}
