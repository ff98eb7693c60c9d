package io.eventorchestrator.tooling.progress;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * One consumer group at one moment.
 *
 * @param members consumers that have joined it
 * @param places of each partition that it reads
 */
record GroupReading(int members, Map<TopicPartition, Place> places) {

    GroupReading {
        places = Map.copyOf(places);
    }

    /** Records that are not settled. */
    long waiting() {
        return places.values().stream().mapToLong(Place::waiting).sum();
    }

    /**
     * @param position first record that is not settled, or the first one that retention has left
     * @param end behind the last committed record
     */
    record Place(long position, long end) {

        long waiting() {
            return Math.max(0, end - position);
        }
    }
}
