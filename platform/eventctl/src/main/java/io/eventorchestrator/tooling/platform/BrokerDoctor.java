package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.Count;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicDifference.Kind;
import io.eventorchestrator.tooling.access.Brokers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Examines whether the brokers answer, have the contract's topics, can replicate them, and have the right time. */
final class BrokerDoctor {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String BROKERS = "brokers";
    private static final String TOPICS = "topics";
    private static final int NAMED = 3;

    private final Map<String, Object> client;
    private final List<Topic> wanted;
    private final Clock here;
    private final String remedy;

    /**
     * @param client client settings for the brokers
     * @param wanted the contract's topics
     * @param here this machine's clock
     * @param remedy for brokers that don't answer
     */
    BrokerDoctor(Map<String, Object> client, List<Topic> wanted, Clock here, String remedy) {
        this.client = client;
        this.wanted = wanted;
        this.here = here;
        this.remedy = remedy;
    }

    List<Diagnosis> examine() {
        List<Diagnosis> found = new ArrayList<>();
        try (ClusterQuestions cluster = new ClusterQuestions(client, PATIENCE);
                BrokerTopics topics = BrokerTopics.of(client, PATIENCE)) {
            int brokers = cluster.brokers();
            found.add(Diagnosis.ok(
                    BROKERS, at() + " answer: cluster " + cluster.id() + " with " + Count.of(brokers, "broker")));
            List<TopicDifference> differences = topics.differences(wanted);
            addTopics(differences, found);
            found.add(new ReplicasDoctor(cluster, wanted).examine(brokers, names(differences, isOf(Kind.MISSING))));
            found.addAll(new BrokerClocks(cluster, here).examine());
        } catch (AuthenticationException refused) {
            found.add(Diagnosis.wrong(
                    BROKERS,
                    at() + " refuse this login: " + Brokers.reason(refused),
                    "correct it in the file of --command-config"));
        } catch (TimeoutException silent) {
            found.add(Diagnosis.wrong(BROKERS, at() + " don't answer within " + PATIENCE.toSeconds() + " s", remedy));
        } catch (KafkaException failed) {
            found.add(Diagnosis.wrong(BROKERS, at() + " can't be asked: " + Brokers.reason(failed), remedy));
        }
        return found;
    }

    private String at() {
        return "the brokers at " + client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    private void addTopics(List<TopicDifference> differences, List<Diagnosis> found) {
        List<String> missing = names(differences, isOf(Kind.MISSING));
        List<String> hidden = names(differences, isOf(Kind.HIDDEN));
        List<String> resized = names(differences, isOf(Kind.PARTITIONS).or(isOf(Kind.SURPLUS_PARTITIONS)));
        List<String> others = names(differences, isOf(Kind.SETTING).or(isOf(Kind.REPLICAS)));
        if (missing.isEmpty() && hidden.isEmpty() && resized.isEmpty() && others.isEmpty()) {
            found.add(Diagnosis.ok(TOPICS, "all " + wanted.size() + " topics are as the contract declares them"));
        }
        if (!missing.isEmpty()) {
            found.add(Diagnosis.wrong(
                    TOPICS,
                    "%d of %s %s missing: %s"
                            .formatted(
                                    missing.size(),
                                    Count.of(wanted.size(), "topic"),
                                    missing.size() == 1 ? "is" : "are",
                                    few(missing)),
                    "./eventctl topics plan, then ./eventctl topics apply --yes"));
        }
        if (!resized.isEmpty()) {
            found.add(Diagnosis.wrong(
                    TOPICS,
                    Count.of(resized.size(), "topic") + " with another number of partitions: " + few(resized),
                    "./eventctl topics plan"));
        }
        if (!others.isEmpty()) {
            found.add(Diagnosis.warning(
                    TOPICS,
                    Count.of(others.size(), "topic") + " with other settings: " + few(others),
                    "./eventctl topics plan"));
        }
        if (!hidden.isEmpty()) {
            found.add(Diagnosis.warning(
                    TOPICS,
                    Count.of(hidden.size(), "topic") + " hidden from this login: " + few(hidden),
                    "allow it the operations DESCRIBE and DESCRIBE_CONFIGS"));
        }
    }

    private static Predicate<TopicDifference> isOf(Kind kind) {
        return difference -> difference.kind() == kind;
    }

    private static List<String> names(List<TopicDifference> differences, Predicate<TopicDifference> which) {
        return differences.stream()
                .filter(which)
                .map(TopicDifference::topic)
                .distinct()
                .toList();
    }

    private static String few(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
