package io.eventorchestrator.tooling.progress;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.KafkaAnswer;
import io.eventorchestrator.tooling.progress.GroupReading.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Reads the positions of consumer groups from the broker, whatever transport their services use. */
final class BrokerGroups implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Admin admin;

    /**
     * @param client client settings for the brokers
     * @throws KafkaException if no client can be created with these settings
     */
    BrokerGroups(Map<String, Object> client) {
        this(Admin.create(impatient(client)));
    }

    BrokerGroups(Admin admin) {
        this.admin = admin;
    }

    private static Map<String, Object> impatient(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return settings;
    }

    /**
     * @return a reading per group, in the order of the groups, without topics that do not exist; a partition that can't
     *     be read, as without a leader, hides no other
     * @throws KafkaException if the broker does not answer or refuses
     */
    Map<String, GroupReading> read(Collection<Group> groups) {
        Map<TopicPartition, String> unread = new HashMap<>();
        List<TopicPartition> partitions = partitions(groups, unread);
        // Reads starts first, then committed offsets, then ends, so that records that arrive or are settled meanwhile
        // never make the lag look negative.
        Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest(), unread);
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                groups.stream().collect(Collectors.toMap(Group::name, group -> committed(group.name())));
        Map<TopicPartition, Long> ends = offsets(starts.keySet(), OffsetSpec.latest(), unread);
        Map<String, Integer> members = members(groups);
        Map<String, GroupReading> readings = new HashMap<>();
        groups.forEach(group -> readings.put(
                group.name(),
                new GroupReading(
                        members.getOrDefault(group.name(), 0),
                        places(group, starts, ends, committed.getOrDefault(group.name(), Map.of())),
                        unread(group, unread))));
        return readings;
    }

    private static Map<TopicPartition, String> unread(Group group, Map<TopicPartition, String> unread) {
        return unread.entrySet().stream()
                .filter(partition ->
                        group.subscriptions().contains(partition.getKey().topic()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<TopicPartition, Place> places(
            Group group,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        return ends.entrySet().stream()
                .filter(end -> group.subscriptions().contains(end.getKey().topic()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> new Place(
                                position(committed.get(end.getKey()), starts.getOrDefault(end.getKey(), 0L)),
                                end.getValue())));
    }

    // Records deleted by retention no longer wait. A group without a committed offset begins at the start.
    private static long position(@Nullable OffsetAndMetadata committed, long start) {
        return committed == null ? start : Math.max(start, committed.offset());
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(
                KafkaAnswer.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
        committed.values().removeIf(none -> none == null);
        return committed;
    }

    private List<TopicPartition> partitions(Collection<Group> groups, Map<TopicPartition, String> unread) {
        List<String> topics = groups.stream()
                .flatMap(group -> group.subscriptions().stream())
                .distinct()
                .toList();
        return admin.describeTopics(topics).topicNameValues().values().stream()
                .map(answer -> known(answer, UnknownTopicOrPartitionException.class))
                .flatMap(Optional::stream)
                .flatMap(topic -> partitions(topic, unread))
                .toList();
    }

    // A question about a partition without a leader is answered only once it has one.
    private static Stream<TopicPartition> partitions(TopicDescription topic, Map<TopicPartition, String> unread) {
        Map<Boolean, List<TopicPartition>> byLeader = topic.partitions().stream()
                .collect(Collectors.partitioningBy(
                        BrokerGroups::hasLeader,
                        Collectors.mapping(
                                partition -> new TopicPartition(topic.name(), partition.partition()),
                                Collectors.toList())));
        byLeader.getOrDefault(false, List.of()).forEach(partition -> unread.put(partition, "it has no leader"));
        return byLeader.getOrDefault(true, List.of()).stream();
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        @Nullable Node leader = partition.leader();
        return leader != null && !leader.isEmpty();
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec which, Map<TopicPartition, String> unread) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        ListOffsetsResult found = admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Optional<KafkaException> failure = Optional.empty();
        for (TopicPartition partition : partitions) {
            try {
                offsets.put(
                        partition,
                        KafkaAnswer.await(found.partitionResult(partition)).offset());
            } catch (KafkaException failed) {
                unread.put(partition, String.valueOf(failed.getMessage()));
                failure = Optional.of(failed);
            }
        }
        if (offsets.isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        return offsets;
    }

    private Map<String, Integer> members(Collection<Group> groups) {
        List<String> names = groups.stream().map(Group::name).toList();
        return admin.describeConsumerGroups(names).describedGroups().values().stream()
                .map(answer -> known(answer, GroupIdNotFoundException.class))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(
                        ConsumerGroupDescription::groupId,
                        found -> found.members().size()));
    }

    private static <T> Optional<T> known(KafkaFuture<T> answer, Class<? extends KafkaException> unknown) {
        try {
            return Optional.of(KafkaAnswer.await(answer));
        } catch (KafkaException failed) {
            if (unknown.isInstance(failed)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
