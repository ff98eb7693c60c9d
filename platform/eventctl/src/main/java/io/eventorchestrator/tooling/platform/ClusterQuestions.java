package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.KafkaAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Asks a cluster about its brokers and replicas.
 *
 * <p>All methods throw {@link org.apache.kafka.common.KafkaException} if the brokers don't answer or refuse the login.
 */
final class ClusterQuestions implements AutoCloseable {

    private static final String LEAST_IN_SYNC = "min.insync.replicas";
    private static final String REPLICAS = "default.replication.factor";

    private final Admin admin;

    /**
     * @param client client settings for the brokers
     * @param patience maximum time for an answer
     */
    ClusterQuestions(Map<String, Object> client, Duration patience) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.admin = Admin.create(settings);
    }

    String id() {
        return KafkaAnswer.await(admin.describeCluster().clusterId());
    }

    int brokers() {
        return KafkaAnswer.await(admin.describeCluster().nodes()).size();
    }

    /** The time of the active controller; empty if the brokers don't tell it to this login. */
    Optional<Instant> controllersTime() {
        // Of the quorum's voters, the controller itself has read everything just now.
        return quorum().flatMap(quorum -> quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .flatMap(voter -> voter.lastCaughtUpTimestamp().stream().boxed())
                .map(Instant::ofEpochMilli)
                .findFirst());
    }

    /** The number of brokers without those that are the active controller themselves. */
    int brokersBesideController() {
        int controller = quorum().map(QuorumInfo::leaderId).orElse(-1);
        return (int) KafkaAnswer.await(admin.describeCluster().nodes()).stream()
                .filter(node -> node.id() != controller)
                .count();
    }

    private Optional<QuorumInfo> quorum() {
        try {
            return Optional.of(KafkaAnswer.await(admin.describeMetadataQuorum().quorumInfo()));
        } catch (AuthorizationException | UnsupportedVersionException hidden) {
            return Optional.empty();
        }
    }

    /** The number of replicas of a topic by the brokers' default; empty if this login may not see their settings. */
    OptionalInt replicasByDefault() {
        Collection<Node> nodes = KafkaAnswer.await(admin.describeCluster().nodes());
        List<ConfigResource> first = nodes.stream()
                .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
                .limit(1)
                .toList();
        return numbers(first, REPLICAS).values().stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** The topics that exist and that this login may see. */
    List<TopicDescription> topics(Collection<String> names) {
        return admin.describeTopics(names).topicNameValues().values().stream()
                .flatMap(answer -> seen(answer).stream())
                .toList();
    }

    /** The number of replicas that have to be in sync before a record is accepted, by topic that this login may see. */
    Map<String, Integer> leastInSync(Collection<String> topics) {
        return numbers(
                topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList(),
                LEAST_IN_SYNC);
    }

    private Map<String, Integer> numbers(Collection<ConfigResource> resources, String setting) {
        Map<String, Integer> numbers = new HashMap<>();
        admin.describeConfigs(resources)
                .values()
                .forEach((resource, answer) -> seen(answer).stream()
                        .flatMap(config -> value(config, setting))
                        .forEach(value -> numbers.put(resource.name(), value)));
        return numbers;
    }

    private static Stream<Integer> value(Config config, String setting) {
        return Stream.ofNullable(config.get(setting))
                .map(ConfigEntry::value)
                .filter(value -> value != null && value.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    private static <T> Optional<T> seen(KafkaFuture<T> answer) {
        try {
            return Optional.of(KafkaAnswer.await(answer));
        } catch (UnknownTopicOrPartitionException | AuthorizationException hidden) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
