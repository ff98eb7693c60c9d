package io.eventorchestrator.messaging.transport.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** The first and last offset of each partition. A topic or partition that can't be read hides no other. */
final class TopicOffsets {

    private final Admin admin;
    private final AnswersInTime answers;
    private final Map<TopicPartition, Range> known = new HashMap<>();
    private final Map<String, Map<String, String>> unread = new TreeMap<>();

    TopicOffsets(Admin admin, AnswersInTime answers) {
        this.admin = admin;
        this.answers = answers;
    }

    void read(Collection<String> topics) throws InterruptedException {
        List<TopicPartition> partitions = partitions(topics);
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> starts = offsets(ends.keySet(), OffsetSpec.earliest());
        starts.forEach(
                (partition, start) -> known.put(partition, new Range(start, ends.getOrDefault(partition, start))));
    }

    /** The offsets of those partitions of the topics that could be read. */
    Map<TopicPartition, Range> of(Collection<String> topics) {
        return known.entrySet().stream()
                .filter(partition -> topics.contains(partition.getKey().topic()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The topics and partitions that could not be read, with the reason. */
    List<String> unread(Collection<String> topics) {
        List<String> places = new ArrayList<>();
        unread.forEach((topic, of) -> {
            if (topics.contains(topic)) {
                of.forEach((place, why) -> places.add(place + ": " + why));
            }
        });
        return places;
    }

    private List<TopicPartition> partitions(Collection<String> topics) throws InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(topics).topicNameValues().entrySet()) {
            answers.get(topic.getValue(), why -> leaveOut(topic.getKey(), topic.getKey(), why))
                    .ifPresent(
                            found -> found.partitions().forEach(partition -> add(found.name(), partition, partitions)));
        }
        return partitions;
    }

    // A question about a partition without a leader has no answer until it has one.
    private void add(String topic, TopicPartitionInfo info, List<TopicPartition> partitions) {
        TopicPartition partition = new TopicPartition(topic, info.partition());
        @Nullable Node leader = info.leader();
        if (leader == null || leader.isEmpty()) {
            leaveOut(partition, "it has no leader");
        } else {
            partitions.add(partition);
        }
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ListOffsetsResult found = admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        for (TopicPartition partition : partitions) {
            answers.get(found.partitionResult(partition), why -> leaveOut(partition, why))
                    .ifPresent(at -> offsets.put(partition, at.offset()));
        }
        return offsets;
    }

    private void leaveOut(TopicPartition partition, String why) {
        leaveOut(partition.topic(), partition.topic() + ", partition " + partition.partition(), why);
    }

    private void leaveOut(String topic, String place, String why) {
        unread.computeIfAbsent(topic, first -> new TreeMap<>()).put(place, why);
    }

    /**
     * @param start offset of the first record kept
     * @param end offset after the last committed record
     */
    record Range(long start, long end) {

        /** The number of records behind the committed offset; records deleted by retention no longer wait. */
        long waiting(@Nullable Long committed) {
            return Math.max(0, end - (committed == null ? start : Math.max(start, committed)));
        }
    }
}
