package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The records of all topics. A topic exists from its first record on. */
final class PartitionLogs {

    private final Map<String, List<List<InboundRecord>>> topics = new TreeMap<>();
    private final int partitionsOfATopic;

    PartitionLogs(int partitionsOfATopic) {
        this.partitionsOfATopic = partitionsOfATopic;
    }

    void append(OutboundRecord outbound) {
        List<InboundRecord> log =
                topics.computeIfAbsent(outbound.topic(), added -> empty()).get(outbound.partition());
        log.add(new InboundRecord(
                outbound.topic(),
                outbound.partition(),
                log.size(),
                outbound.key(),
                outbound.headers(),
                outbound.value()));
    }

    private List<List<InboundRecord>> empty() {
        return IntStream.range(0, partitionsOfATopic)
                .<List<InboundRecord>>mapToObj(i -> new ArrayList<>())
                .toList();
    }

    List<String> topics() {
        return List.copyOf(topics.keySet());
    }

    /** All records of a topic, partition by partition. */
    List<InboundRecord> of(String topic) {
        return topics.getOrDefault(topic, List.of()).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The records of a partition so far. */
    List<InboundRecord> of(TopicPartition partition) {
        List<List<InboundRecord>> partitions = topics.get(partition.topic());
        return partitions == null ? List.of() : partitions.get(partition.partition());
    }
}
