package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.observability.GroupLag;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** Computes lag: the difference between each group's committed offsets and the end of its topics. */
final class BrokerLag implements GroupLag, DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Admin admin;
    private final List<Group> groups;

    BrokerLag(Admin admin, List<Group> groups) {
        this.admin = admin;
        this.groups = groups;
    }

    @Override
    public Map<String, Long> waiting() {
        Map<String, Long> waiting = new HashMap<>();
        try {
            Map<TopicPartition, Long> ends = offsets(partitions(), OffsetSpec.latest());
            Map<TopicPartition, Long> starts = offsets(ends.keySet(), OffsetSpec.earliest());
            for (Group group : groups) {
                waiting.put(group.name(), waiting(group, ends, starts));
            }
        } catch (ExecutionException | TimeoutException | KafkaException unknown) {
            return Map.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
        return waiting;
    }

    private long waiting(Group group, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> starts)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(group.name()).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .filter(end -> group.subscriptions().contains(end.getKey().topic()))
                .mapToLong(end ->
                        end.getValue() - position(committed.get(end.getKey()), starts.getOrDefault(end.getKey(), 0L)))
                .filter(records -> records > 0)
                .sum();
    }

    // Records deleted by retention no longer wait.
    private static long position(@Nullable OffsetAndMetadata committed, long start) {
        return committed == null ? start : Math.max(start, committed.offset());
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException, TimeoutException {
        List<String> topics = groups.stream()
                .flatMap(group -> group.subscriptions().stream())
                .distinct()
                .toList();
        return get(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        admin.close(Duration.ofSeconds(1));
    }
}
