package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.observability.GroupLag;
import io.eventorchestrator.messaging.observability.WaitingRecords;
import io.eventorchestrator.messaging.transport.kafka.TopicOffsets.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** Computes lag: the difference between each group's committed offsets and the end of its topics. */
final class BrokerLag implements GroupLag, DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Admin admin;
    private final List<Group> groups;

    BrokerLag(Admin admin, List<Group> groups) {
        this.admin = admin;
        this.groups = groups;
    }

    @Override
    public WaitingRecords waiting() {
        try {
            return read(new AnswersInTime(PATIENCE));
        } catch (KafkaException unavailable) {
            return WaitingRecords.unknown();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return WaitingRecords.unknown();
        }
    }

    private WaitingRecords read(AnswersInTime answers) throws InterruptedException {
        TopicOffsets offsets = new TopicOffsets(admin, answers);
        offsets.read(groups.stream()
                .flatMap(group -> group.subscriptions().stream())
                .distinct()
                .toList());
        Map<String, Long> records = new HashMap<>();
        Map<String, List<String>> unread = new TreeMap<>();
        for (Group group : groups) {
            Map<TopicPartition, Range> known = offsets.of(group.subscriptions());
            List<String> left = new ArrayList<>(offsets.unread(group.subscriptions()));
            answers.get(
                            admin.listConsumerGroupOffsets(group.name()).partitionsToOffsetAndMetadata(),
                            why -> left.add("offsets of " + group.name() + ": " + why))
                    .filter(committed -> !known.isEmpty())
                    .ifPresent(committed -> records.put(group.name(), waiting(known, committed)));
            if (!left.isEmpty()) {
                unread.put(group.name(), List.copyOf(left));
            }
        }
        return new WaitingRecords(records, unread);
    }

    private static long waiting(Map<TopicPartition, Range> known, Map<TopicPartition, OffsetAndMetadata> committed) {
        return known.entrySet().stream()
                .mapToLong(partition -> partition.getValue().waiting(offset(committed.get(partition.getKey()))))
                .sum();
    }

    private static @Nullable Long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? null : committed.offset();
    }

    @Override
    public void destroy() {
        admin.close(Duration.ofSeconds(1));
    }
}
