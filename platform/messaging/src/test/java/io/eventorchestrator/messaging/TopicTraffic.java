package io.eventorchestrator.messaging;

import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The records that a test commits to a service's outbox for one topic, and their arrivals in the topic. */
final class TopicTraffic {

    private static final int PARTITIONS = 6;

    private final Running service;
    private final String topic;
    private final String run = UUID.randomUUID() + "-";
    private final Map<String, Long> committedAt = new LinkedHashMap<>();

    TopicTraffic(Running service, String topic) {
        this.service = service;
        this.topic = topic;
    }

    /** Size of the value in bytes. */
    record Draft(String key, int size) {}

    String topic() {
        return topic;
    }

    /** Commits records in one transaction. */
    void commit(List<Draft> drafts) {
        Outbox outbox = service.bean(Outbox.class);
        List<String> names = new ArrayList<>();
        new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> drafts.forEach(draft -> {
                    names.add(draft.key() + " " + (committedAt.size() + names.size()));
                    outbox.append(outbound(draft, names.getLast()));
                }));
        long now = System.currentTimeMillis();
        names.forEach(name -> committedAt.put(name, now));
    }

    private OutboundRecord outbound(Draft draft, String name) {
        String key = run + draft.key();
        return new OutboundRecord(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                KafkaPartitions.of(key, PARTITIONS),
                List.of(RecordHeader.of(OutboundRecord.CONTENT_TYPE, "text/plain")),
                (name + " ".repeat(draft.size() - name.length())).getBytes(StandardCharsets.UTF_8));
    }

    /** Names of the committed records by key, in order. */
    Map<String, List<String>> committed() {
        return byKey(committedAt.keySet().stream().toList());
    }

    /** Reads the topic to its end. */
    Arrivals arrivals(Outsider outsider) {
        List<String> names = new ArrayList<>();
        Map<String, Long> first = new LinkedHashMap<>();
        outsider.reader().read(topic, key -> key != null && key.startsWith(run)).forEach(found -> {
            names.add(new String(found.value(), StandardCharsets.UTF_8).strip());
            first.putIfAbsent(names.getLast(), found.timestamp() - committedAt.get(names.getLast()));
        });
        return new Arrivals(names, first);
    }

    boolean hasArrived(Outsider outsider) {
        return arrivals(outsider).latencies().size() == committedAt.size();
    }

    private static Map<String, List<String>> byKey(List<String> names) {
        return names.stream().collect(Collectors.groupingBy(name -> name.substring(0, name.indexOf(' '))));
    }

    /**
     * @param names all records, repeats included, each key's in order
     * @param latencies milliseconds from commit to first arrival, by name
     */
    record Arrivals(List<String> names, Map<String, Long> latencies) {

        int repeats() {
            return names.size() - latencies.size();
        }

        /** Names of the records by key, in order of their first arrival. */
        Map<String, List<String>> withoutRepeats() {
            return byKey(latencies.keySet().stream().toList());
        }
    }
}
