package io.eventorchestrator.tooling.progress;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A reading of one consumer group.
 *
 * @param members number of consumers that have joined it
 * @param places position and end of each partition that it reads
 * @param unread the partitions that could not be read, each with the reason
 */
record GroupReading(int members, Map<TopicPartition, Place> places, Map<TopicPartition, String> unread) {

    GroupReading {
        places = Map.copyOf(places);
        unread = Map.copyOf(unread);
    }

    GroupReading(int members, Map<TopicPartition, Place> places) {
        this(members, places, Map.of());
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

    /** @throws KafkaException if a partition of the topic could not be read, so that a count would be too low */
    void refuseUnread(String topic) {
        unread.forEach((partition, why) -> {
            if (partition.topic().equals(topic)) {
                throw new KafkaException("partition " + partition.partition() + " of " + topic + ": " + why);
            }
        });
    }

    /** The same reading with later positions in some of its partitions. */
    GroupReading movedTo(Map<TopicPartition, Long> positions) {
        return new GroupReading(
                members,
                places.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, place -> place.getValue().movedTo(positions.get(place.getKey())))),
                unread);
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
