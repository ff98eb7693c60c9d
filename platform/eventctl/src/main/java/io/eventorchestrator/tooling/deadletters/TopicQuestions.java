package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.platform.KafkaAnswer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the broker about topics.
 *
 * <p>All methods throw {@link KafkaException} if the broker does not answer or refuses.
 */
final class TopicQuestions implements AutoCloseable {

    private static final int PATIENCE_MS = 15_000;

    private final Admin admin;

    /** @param brokers client settings for the brokers */
    TopicQuestions(Map<String, Object> brokers) {
        Map<String, Object> settings = new HashMap<>(brokers);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        this.admin = Admin.create(settings);
    }

    TransactionMonitor transactions() {
        return new TransactionMonitor(admin);
    }

    /** All topics that this login may see. */
    Set<String> names() {
        return KafkaAnswer.await(admin.listTopics().names());
    }

    /** The topics that exist and that this login may see. */
    Map<String, TopicDescription> describe(Collection<String> topics) {
        Map<String, TopicDescription> described = new HashMap<>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, answer) -> put(described, topic, answer));
        return described;
    }

    static void put(Map<String, TopicDescription> described, String topic, KafkaFuture<TopicDescription> answer) {
        try {
            described.put(topic, KafkaAnswer.await(answer));
        } catch (UnknownTopicOrPartitionException | TopicAuthorizationException unseen) {
            described.remove(topic);
        }
    }

    /** The partitions of the topics that exist. */
    List<TopicPartition> partitions(Collection<String> topics) {
        return describe(topics).values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList();
    }

    /** The ids of the topics that exist; a recreated topic has a new one. */
    Map<String, Uuid> ids(Collection<String> topics) {
        return describe(topics).values().stream()
                .collect(Collectors.toMap(TopicDescription::name, TopicDescription::topicId));
    }

    /** The high watermarks; a consumer of committed records would end at the first open transaction. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        ListOffsetsOptions uncommitted = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        return KafkaAnswer.await(admin.listOffsets(latest, uncommitted).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
