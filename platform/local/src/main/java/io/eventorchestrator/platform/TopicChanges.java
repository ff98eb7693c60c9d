package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.TopicDifference.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Resolves differences. Each topic is tried: a broker that refuses one does not hold up the others. */
final class TopicChanges {

    private final Admin admin;
    private final boolean trial;

    /** @param trial whether the broker only judges the changes */
    TopicChanges(Admin admin, boolean trial) {
        this.admin = admin;
        this.trial = trial;
    }

    /**
     * @param wanted the topics that the differences belong to
     * @param each receives each outcome as it is known
     * @throws KafkaException if the broker does not answer; the changes reported until then are made
     */
    void make(Collection<Topic> wanted, Collection<TopicDifference> differences, Consumer<TopicOutcome> each) {
        create(wanted, of(Kind.MISSING, differences), each);
        configure(of(Kind.SETTING, differences), each);
        raise(of(Kind.PARTITIONS, differences), each);
    }

    private static Map<String, List<TopicDifference>> of(Kind kind, Collection<TopicDifference> differences) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .collect(Collectors.groupingBy(TopicDifference::topic));
    }

    private void create(
            Collection<Topic> wanted, Map<String, List<TopicDifference>> missing, Consumer<TopicOutcome> each) {
        List<NewTopic> topics = wanted.stream()
                .filter(topic -> missing.containsKey(topic.name()))
                .map(TopicChanges::created)
                .toList();
        tell(
                admin.createTopics(topics, new CreateTopicsOptions().validateOnly(trial))
                        .values(),
                missing,
                each);
    }

    // Without a number of replicas, Kafka uses the brokers' default.
    private static NewTopic created(Topic topic) {
        Optional<Short> replicas =
                topic.replicas().stream().mapToObj(count -> (short) count).findFirst();
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), replicas).configs(topic.config());
    }

    private void configure(Map<String, List<TopicDifference>> settings, Consumer<TopicOutcome> each) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = settings.entrySet().stream()
                .collect(Collectors.toMap(
                        topic -> TopicComparison.resource(topic.getKey()),
                        topic ->
                                topic.getValue().stream().map(TopicChanges::set).toList()));
        Map<ConfigResource, KafkaFuture<Void>> answers = admin.incrementalAlterConfigs(
                        changes, new AlterConfigsOptions().validateOnly(trial))
                .values();
        tell(byName(answers), settings, each);
    }

    private static AlterConfigOp set(TopicDifference setting) {
        return new AlterConfigOp(new ConfigEntry(setting.setting(), setting.wanted()), AlterConfigOp.OpType.SET);
    }

    private static Map<String, KafkaFuture<Void>> byName(Map<ConfigResource, KafkaFuture<Void>> answers) {
        return answers.entrySet().stream()
                .collect(Collectors.toMap(answer -> answer.getKey().name(), Map.Entry::getValue));
    }

    private void raise(Map<String, List<TopicDifference>> partitions, Consumer<TopicOutcome> each) {
        Map<String, NewPartitions> more = partitions.values().stream()
                .map(List::getFirst)
                .collect(Collectors.toMap(
                        TopicDifference::topic,
                        topic -> NewPartitions.increaseTo(Integer.parseInt(String.valueOf(topic.wanted())))));
        tell(
                admin.createPartitions(more, new CreatePartitionsOptions().validateOnly(trial))
                        .values(),
                partitions,
                each);
    }

    private static void tell(
            Map<String, KafkaFuture<Void>> answers,
            Map<String, List<TopicDifference>> differences,
            Consumer<TopicOutcome> each) {
        answers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(answer -> new TopicOutcome(
                        Objects.requireNonNull(differences.get(answer.getKey())), refusal(answer.getValue())))
                .forEach(each);
    }

    private static @Nullable String refusal(KafkaFuture<Void> answer) {
        try {
            KafkaAnswer.await(answer);
            return null;
        } catch (TopicExistsException sameMoment) {
            // Another client has just created it.
            return null;
        } catch (TimeoutException | DisconnectException | AuthenticationException unreachable) {
            throw unreachable;
        } catch (AuthorizationException refused) {
            return "this login may not do it";
        } catch (ApiException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
