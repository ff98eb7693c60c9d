package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.TopicDifference.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * The contract's topics on a broker: compares, creates and configures them. It deletes nothing, removes no partition,
 * and leaves other topics and undeclared settings alone.
 */
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
     * Everything in which the broker differs from the contract, in the order of the topics.
     *
     * @throws KafkaException if the broker does not answer
     */
    public List<TopicDifference> differences(Collection<Topic> wanted) {
        return new TopicComparison(admin).differences(wanted);
    }

    /**
     * Asks the broker whether it would accept changes, without making them.
     *
     * @param wanted the topics that the differences belong to
     * @throws KafkaException if the broker does not answer
     */
    public List<TopicOutcome> tried(Collection<Topic> wanted, Collection<TopicDifference> differences) {
        List<TopicOutcome> outcomes = new ArrayList<>();
        new TopicChanges(admin, true).make(wanted, differences, outcomes::add);
        return outcomes;
    }

    /**
     * Resolves all differences that can be resolved, each topic independently. May be repeated at any time.
     *
     * @param wanted the topics that the differences belong to
     * @param each receives each outcome as it is known
     * @throws KafkaException if the broker does not answer
     */
    public void apply(Collection<Topic> wanted, Collection<TopicDifference> differences, Consumer<TopicOutcome> each) {
        new TopicChanges(admin, false).make(wanted, differences, each);
    }

    /** @throws NotStartable naming the topics with another number of partitions */
    public static void refuseOtherPartitions(Collection<TopicDifference> differences) {
        String others = differences.stream()
                .filter(difference ->
                        difference.kind() == Kind.PARTITIONS || difference.kind() == Kind.SURPLUS_PARTITIONS)
                .map(TopicDifference::line)
                .collect(Collectors.joining("; "));
        if (!others.isEmpty()) {
            throw new NotStartable(others);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
