package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates, configures and checks the contract's topics on a broker. */
public final class BrokerTopics implements AutoCloseable {

    private final Admin admin;

    private BrokerTopics(Admin admin) {
        this.admin = admin;
    }

    /**
     * @param client client settings for the brokers
     * @param patience maximum time for an answer
     * @throws KafkaException if no client can be created with these settings
     */
    public static BrokerTopics of(Map<String, Object> client, Duration patience) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(patience.toMillis(), 10_000));
        return new BrokerTopics(Admin.create(settings));
    }

    /**
     * Creates missing topics, and applies the contract's configuration to existing ones. Changes nothing if an existing
     * topic has another number of partitions, because keys would change their partition and lose their order.
     *
     * @return a line on what was done
     * @throws NotStartable naming the topics with another number of partitions
     * @throws KafkaException if the broker does not answer or refuses
     */
    public String apply(Collection<Topic> wanted) {
        Map<String, TopicDescription> present = present(wanted);
        List<Topic> missing = missing(wanted, present);
        admin.createTopics(missing.stream().map(BrokerTopics::created).toList())
                .values()
                .values()
                .forEach(BrokerTopics::awaitCreated);
        configure(wanted.stream()
                .filter(topic -> !missing.contains(topic) && !topic.config().isEmpty())
                .toList());
        return "topics: %d created, %d were there".formatted(missing.size(), present.size());
    }

    // Kafka takes none as its own default.
    private static NewTopic created(Topic topic) {
        Optional<Short> copies =
                topic.replicas().stream().mapToObj(count -> (short) count).findFirst();
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), copies).configs(topic.config());
    }

    private static void awaitCreated(KafkaFuture<Void> created) {
        try {
            KafkaAnswer.await(created);
        } catch (TopicExistsException sameMoment) {
            // Another client has just created it from the same contract.
        }
    }

    /**
     * Topics that are missing, or hidden from this login.
     *
     * @throws NotStartable naming the topics with another number of partitions
     * @throws KafkaException if the broker does not answer or refuses
     */
    public List<String> missing(Collection<Topic> wanted) {
        return missing(wanted, present(wanted)).stream().map(Topic::name).toList();
    }

    /**
     * Differences between the configuration of existing topics and the contract, a line per setting.
     *
     * @throws KafkaException if the broker does not answer
     */
    public List<String> drift(Collection<Topic> wanted) {
        return new TopicDrift(admin).lines(wanted);
    }

    /**
     * Existing topics with another number of copies than in the contract, a line per topic. Only a reassignment of
     * partitions can change it.
     *
     * @throws NotStartable naming the topics with another number of partitions
     * @throws KafkaException if the broker does not answer
     */
    public List<String> otherReplicas(Collection<Topic> wanted) {
        return both(wanted, present(wanted))
                .filter(both -> both.wanted().replicas().orElse(both.copies()) != both.copies())
                .map(both -> "%s has replicas %d, the contract says %d"
                        .formatted(
                                both.wanted().name(),
                                both.copies(),
                                both.wanted().replicas().getAsInt()))
                .toList();
    }

    private static List<Topic> missing(Collection<Topic> wanted, Map<String, TopicDescription> present) {
        return wanted.stream()
                .filter(topic -> !present.containsKey(topic.name()))
                .toList();
    }

    private Map<String, TopicDescription> present(Collection<Topic> wanted) {
        List<String> names = KafkaAnswer.await(admin.listTopics().names()).stream()
                .filter(name -> wanted.stream().anyMatch(topic -> topic.name().equals(name)))
                .toList();
        Map<String, TopicDescription> present =
                KafkaAnswer.await(admin.describeTopics(names).allTopicNames());
        refuseOtherPartitions(wanted, present);
        return present;
    }

    private static void refuseOtherPartitions(Collection<Topic> wanted, Map<String, TopicDescription> present) {
        String others = both(wanted, present)
                .filter(both -> both.partitions() != both.wanted().partitions())
                .map(both -> both.wanted().name() + " has " + Count.of(both.partitions(), "partition")
                        + ", the contract says "
                        + both.wanted().partitions())
                .collect(Collectors.joining("; "));
        if (!others.isEmpty()) {
            throw new NotStartable(others);
        }
    }

    private static Stream<Both> both(Collection<Topic> wanted, Map<String, TopicDescription> present) {
        return wanted.stream()
                .flatMap(topic -> Stream.ofNullable(present.get(topic.name())).map(there -> new Both(topic, there)));
    }

    private record Both(Topic wanted, TopicDescription there) {

        int partitions() {
            return there.partitions().size();
        }

        int copies() {
            return there.partitions().getFirst().replicas().size();
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
