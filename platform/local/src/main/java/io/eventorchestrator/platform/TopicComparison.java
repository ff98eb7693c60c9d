package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.TopicDifference.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Compares the contract's topics with those of a broker, and looks at no others. */
final class TopicComparison {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

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
        int copies = there.partitions().getFirst().replicas().size();
        if (topic.replicas().orElse(copies) != copies) {
            sizes.add(TopicDifference.count(
                    topic.name(), Kind.REPLICAS, copies, topic.replicas().getAsInt()));
        }
        return sizes;
    }

    private static Stream<TopicDifference> settings(Topic topic, KafkaFuture<Config> configured) {
        try {
            Map<String, ConfigEntry> present = KafkaAnswer.await(configured).entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(
                            Collectors.toMap(ConfigEntry::name, Function.identity(), (one, same) -> one, TreeMap::new));
            return Stream.concat(declared(topic, present), undeclared(topic, present));
        } catch (AuthorizationException hidden) {
            return Stream.of(TopicDifference.hidden(topic.name(), "configuration"));
        }
    }

    // A default of the broker that agrees with the contract is as good as a setting of the topic.
    private static Stream<TopicDifference> declared(Topic topic, Map<String, ConfigEntry> present) {
        return new TreeMap<>(topic.config())
                .entrySet().stream()
                        .map(setting -> setting(topic.name(), setting, present))
                        .filter(setting -> !isSame(setting.present(), setting.wanted()));
    }

    private static TopicDifference setting(
            String topic, Map.Entry<String, String> wanted, Map<String, ConfigEntry> present) {
        ConfigEntry entry = present.get(wanted.getKey());
        return new TopicDifference(
                topic,
                Kind.SETTING,
                wanted.getKey(),
                entry == null ? null : entry.value(),
                entry != null && !isOwn(entry),
                wanted.getValue());
    }

    private static Stream<TopicDifference> undeclared(Topic topic, Map<String, ConfigEntry> present) {
        return present.values().stream()
                .filter(entry -> isOwn(entry) && !topic.config().containsKey(entry.name()))
                .map(entry ->
                        new TopicDifference(topic.name(), Kind.UNDECLARED, entry.name(), entry.value(), false, null));
    }

    private static boolean isOwn(ConfigEntry entry) {
        return entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    }

    /** Tests whether two values mean the same: the broker prints 1 as 1.0, and keeps lists in the order given. */
    static boolean isSame(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.equals(other)) {
            return Objects.equals(one, other);
        }
        boolean areNumbers =
                NUMBER.matcher(one).matches() && NUMBER.matcher(other).matches();
        return areNumbers
                ? new BigDecimal(one).compareTo(new BigDecimal(other)) == 0
                : elements(one).equals(elements(other));
    }

    private static Set<String> elements(String list) {
        return Stream.of(list.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
