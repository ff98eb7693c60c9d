package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.KafkaAnswer;
import io.eventorchestrator.tooling.terminal.Count;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of one broker. */
final class BrokerTopics implements AutoCloseable {

    private final Admin admin;

    private BrokerTopics(Admin admin) {
        this.admin = admin;
    }

    /**
     * @param client the settings by which a client reaches the brokers
     * @throws KafkaException if these settings make no client
     */
    static BrokerTopics of(Map<String, Object> client, Duration patience) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(patience.toMillis(), 10_000));
        return new BrokerTopics(Admin.create(settings));
    }

    /**
     * Changes nothing if a topic that is there has another number of partitions: a key would change its partition, and
     * so lose its order.
     *
     * @return what was done
     * @throws NotStartable naming the topics with another number of partitions
     * @throws KafkaException if the broker does not answer or refuses
     */
    String apply(Collection<Topic> wanted, short replication) {
        Map<String, Integer> present = present(wanted);
        List<Topic> missing = missing(wanted, present);
        KafkaAnswer.await(admin.createTopics(missing.stream()
                        .map(topic ->
                                new NewTopic(topic.name(), topic.partitions(), replication).configs(topic.config()))
                        .toList())
                .all());
        configure(wanted.stream().filter(topic -> !missing.contains(topic)).toList());
        return "topics: %d created, %d were there".formatted(missing.size(), present.size());
    }

    /**
     * Those that are not there, or that this login may not see.
     *
     * @throws NotStartable naming the topics with another number of partitions
     * @throws KafkaException if the broker does not answer or refuses
     */
    List<String> missing(Collection<Topic> wanted) {
        Map<String, Integer> present = present(wanted);
        return missing(wanted, present).stream().map(Topic::name).toList();
    }

    /**
     * Where topics that are there are configured otherwise than the contract says; a line per setting.
     *
     * @throws KafkaException if the broker does not answer
     */
    List<String> drift(Collection<Topic> wanted) {
        return new TopicDrift(admin).lines(wanted);
    }

    private static List<Topic> missing(Collection<Topic> wanted, Map<String, Integer> present) {
        return wanted.stream()
                .filter(topic -> !present.containsKey(topic.name()))
                .toList();
    }

    private Map<String, Integer> present(Collection<Topic> wanted) {
        List<String> names = KafkaAnswer.await(admin.listTopics().names()).stream()
                .filter(name -> wanted.stream().anyMatch(topic -> topic.name().equals(name)))
                .toList();
        Map<String, Integer> present = KafkaAnswer.await(
                        admin.describeTopics(names).allTopicNames())
                .values()
                .stream()
                .collect(Collectors.toMap(
                        TopicDescription::name,
                        description -> description.partitions().size()));
        refuseOtherPartitions(wanted, present);
        return present;
    }

    private static void refuseOtherPartitions(Collection<Topic> wanted, Map<String, Integer> present) {
        String others = wanted.stream()
                .filter(topic -> present.getOrDefault(topic.name(), topic.partitions()) != topic.partitions())
                .map(topic -> topic.name() + " has "
                        + Count.of(present.getOrDefault(topic.name(), 0), "partition") + ", the contract says "
                        + topic.partitions())
                .collect(Collectors.joining("; "));
        if (!others.isEmpty()) {
            throw new NotStartable(others);
        }
    }

    private void configure(List<Topic> topics) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = topics.stream()
                .collect(Collectors.toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), BrokerTopics::settings));
        KafkaAnswer.await(admin.incrementalAlterConfigs(changes).all());
    }

    private static Collection<AlterConfigOp> settings(Topic topic) {
        return topic.config().entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
