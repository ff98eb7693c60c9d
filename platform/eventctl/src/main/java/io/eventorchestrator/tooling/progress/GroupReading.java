package io.eventorchestrator.tooling.progress;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A reading of one consumer group.
 *
 * @param members number of consumers that have joined it
 * @param places position and end of each partition that it reads
 */
record GroupReading(int members, Map<TopicPartition, Place> places) {

    GroupReading {
        places = Map.copyOf(places);
    }

    /** The number of records not settled. */
    long waiting() {
        return places.values().stream().mapToLong(Place::waiting).sum();
    }

    /** The number of records of one topic not settled. */
    long waiting(String topic) {
        return places.entrySet().stream()
                .filter(place -> place.getKey().topic().equals(topic))
                .mapToLong(place -> place.getValue().waiting())
                .sum();
    }

    /** The same reading with later positions in some of its partitions. */
    GroupReading movedTo(Map<TopicPartition, Long> positions) {
        return new GroupReading(
                members,
                places.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, place -> place.getValue().movedTo(positions.get(place.getKey())))));
    }

    /**
     * @param position offset of the first record not settled, or of the first one kept by retention
     * @param end offset after the last committed record
     */
    record Place(long position, long end) {

        long waiting() {
            return Math.max(0, end - position);
        }

        private Place movedTo(@Nullable Long later) {
            return later == null ? this : new Place(Math.max(position, later), end);
        }
    }
}
