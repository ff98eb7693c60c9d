package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.KafkaAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Finds out from the broker why a group did not take an event.
 *
 * <p>All methods throw {@link org.apache.kafka.common.KafkaException} if the broker does not answer or refuses.
 */
final class GroupState implements AutoCloseable {

    private static final int PATIENCE_MS = 15_000;

    private final Admin admin;

    /** @param client client settings for the brokers */
    GroupState(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.admin = Admin.create(settings);
    }

    /** The reason why the group gets no events of this partition, in one line. */
    String culprit(Group group, TopicPartition partition) {
        Optional<ConsumerGroupDescription> found = describe(group.name());
        if (found.isEmpty() || found.get().members().isEmpty()) {
            return "no consumer is connected: " + group.service()
                    + " or its sidecar is stopped, or has none of the group's subscriptions";
        }
        Set<String> topics = topics(found.get());
        if (topics.isEmpty()) {
            return "its consumers are being assigned their topics: try again";
        }
        if (!topics.contains(partition.topic())) {
            return "the subscription to " + partition.topic() + " is missing: its consumers read only "
                    + String.join(", ", topics);
        }
        long waiting = waiting(group.name(), partition);
        return waiting > 0
                ? group.service() + " is connected but does not take its events: " + waiting + " of " + partition
                        + " wait; is the service stopped, or its sidecar unable to reach it?"
                : "it was delivered, but " + group.service() + " did not note it in its inbox";
    }

    private Optional<ConsumerGroupDescription> describe(String group) {
        try {
            return Optional.ofNullable(KafkaAnswer.await(
                            admin.describeConsumerGroups(List.of(group)).all())
                    .get(group));
        } catch (GroupIdNotFoundException unknown) {
            return Optional.empty();
        }
    }

    private static Set<String> topics(ConsumerGroupDescription group) {
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long waiting(String group, TopicPartition partition) {
        OffsetAndMetadata committed = KafkaAnswer.await(
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .get(partition);
        return offset(partition, OffsetSpec.latest())
                - (committed == null ? offset(partition, OffsetSpec.earliest()) : committed.offset());
    }

    private long offset(TopicPartition partition, OffsetSpec which) {
        return KafkaAnswer.await(admin.listOffsets(Map.of(partition, which)).partitionResult(partition))
                .offset();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
