package io.eventorchestrator.messaging.observability;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The records that wait for consumer groups at the broker, as far as it could be read.
 *
 * @param records number by group, of the partitions that could be read; no entry if none of a group could
 * @param unread by group, the topics and partitions that could not be read, each with the reason
 */
public record WaitingRecords(Map<String, Long> records, Map<String, List<String>> unread) {

    /** Nothing is known, as behind a sidecar. */
    public static WaitingRecords unknown() {
        return new WaitingRecords(Map.of(), Map.of());
    }

    /** The groups for which no record waits; this is unknown if some of their partitions could not be read. */
    Set<String> idle() {
        return records.entrySet().stream()
                .filter(group -> group.getValue() == 0 && !unread.containsKey(group.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
