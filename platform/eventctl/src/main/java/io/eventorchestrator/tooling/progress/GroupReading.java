package io.eventorchestrator.tooling.progress;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

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

    /**
     * @param position offset of the first record not settled, or of the first one kept by retention
     * @param end offset after the last committed record
     */
    record Place(long position, long end) {

        long waiting() {
            return Math.max(0, end - position);
        }
    }
}
