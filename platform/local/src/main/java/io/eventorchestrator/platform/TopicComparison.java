package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.TopicDifference.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares the contract's topics with those of a broker, and looks at no others. */
final class TopicComparison {

    private final Admin admin;

    TopicComparison(Admin admin) {
        this.admin = admin;
    }

    /** @throws KafkaException if the broker does not answer */
    List<TopicDifference> differences(Collection<Topic> wanted) {
        List<String> names = wanted.stream().map(Topic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> described =
                admin.describeTopics(names).topicNameValues();
        Map<ConfigResource, KafkaFuture<Config>> configured = admin.describeConfigs(
                        names.stream().map(TopicComparison::resource).toList())
                .values();
        return wanted.stream()
                .flatMap(topic -> differences(
                        topic,
                        Objects.requireNonNull(described.get(topic.name())),
                        Objects.requireNonNull(configured.get(resource(topic.name())))))
                .toList();
    }

    static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Stream<TopicDifference> differences(
            Topic topic, KafkaFuture<TopicDescription> described, KafkaFuture<Config> configured) {
        try {
            List<TopicDifference> sizes = sizes(topic, KafkaAnswer.await(described));
            return Stream.concat(sizes.stream(), settings(topic, configured));
        } catch (UnknownTopicOrPartitionException missing) {
            return Stream.of(TopicDifference.missing(topic.name()));
        } catch (AuthorizationException hidden) {
            return Stream.of(TopicDifference.hidden(topic.name(), ""));
        }
    }

    private static List<TopicDifference> sizes(Topic topic, TopicDescription there) {
        List<TopicDifference> sizes = new ArrayList<>();
        int partitions = there.partitions().size();
        if (partitions != topic.partitions()) {
            Kind kind = partitions < topic.partitions() ? Kind.PARTITIONS : Kind.SURPLUS_PARTITIONS;
            sizes.add(TopicDifference.count(topic.name(), kind, partitions, topic.partitions()));
        }
        int replicas = there.partitions().getFirst().replicas().size();
        if (topic.replicas().orElse(replicas) != replicas) {
            sizes.add(TopicDifference.count(
                    topic.name(), Kind.REPLICAS, replicas, topic.replicas().getAsInt()));
        }
        return sizes;
    }

    private static Stream<TopicDifference> settings(Topic topic, KafkaFuture<Config> configured) {
        try {
            return new SettingComparison(topic, KafkaAnswer.await(configured)).differences();
        } catch (AuthorizationException hidden) {
            return Stream.of(TopicDifference.hidden(topic.name(), "configuration"));
        }
    }
}
