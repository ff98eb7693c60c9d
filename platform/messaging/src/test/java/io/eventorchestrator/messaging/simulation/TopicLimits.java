package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Limits;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sizes that topics accept at once. The records of a bulk for a partition are one batch, as the sidecar's are. */
final class TopicLimits {

    private final Catalogue catalogue;

    TopicLimits(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The partitions that refuse their records of the bulk. */
    Set<Integer> exceededBy(List<OutboundRecord> bulk) {
        Map<Integer, Long> bytes = new HashMap<>();
        bulk.forEach(outbound -> bytes.merge(outbound.partition(), (long) outbound.bytes(), Long::sum));
        int largest = largest(bulk.getFirst().topic());
        return bytes.entrySet().stream()
                .filter(partition -> partition.getValue() > largest)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private int largest(String topic) {
        Limits limits = catalogue.limits();
        return catalogue.findChannel(topic).isPresent() ? limits.eventRecord() : limits.letterRecord();
    }
}
