package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicDifference.Kind;
import io.eventorchestrator.platform.TopicOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps from a broker's topics to those of the contract.
 *
 * @param steps each difference with the broker's objection, if it has one
 */
record TopicsPlan(List<Step> steps) {

    /**
     * @param difference between broker and contract
     * @param obstacle why it can't be resolved; null if it can
     */
    record Step(TopicDifference difference, @Nullable String obstacle) {

        boolean isPossible() {
            return difference.kind().isResolvable() && obstacle == null;
        }

        boolean isStuck() {
            return difference.isDrift() && !isPossible();
        }
    }

    TopicsPlan {
        steps = List.copyOf(steps);
    }

    /**
     * The steps, as the brokers judge them; changes nothing.
     *
     * @param keepsPartitions whether no partitions are added
     * @throws org.apache.kafka.common.KafkaException if the brokers do not answer
     */
    static TopicsPlan tried(Collection<Topic> wanted, BrokerTopics brokers, boolean keepsPartitions) {
        List<TopicDifference> differences = brokers.differences(wanted);
        return of(differences, brokers.tried(wanted, differences), keepsPartitions);
    }

    /**
     * @param outcomes of some of the differences
     * @param keepsPartitions whether no partitions are added
     */
    static TopicsPlan of(
            Collection<TopicDifference> differences, Collection<TopicOutcome> outcomes, boolean keepsPartitions) {
        Map<TopicDifference, String> refusals = outcomes.stream()
                .filter(outcome -> outcome.refusal() != null)
                .flatMap(outcome -> outcome.differences().stream()
                        .map(difference -> Map.entry(difference, String.valueOf(outcome.refusal()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new TopicsPlan(differences.stream()
                .map(difference -> new Step(difference, obstacle(difference, refusals, keepsPartitions)))
                .toList());
    }

    private static @Nullable String obstacle(
            TopicDifference difference, Map<TopicDifference, String> refusals, boolean keepsPartitions) {
        return switch (difference.kind()) {
            case SURPLUS_PARTITIONS -> "Kafka can't remove partitions: declare them, or use a new topic";
            case REPLICAS -> "only a reassignment of its partitions changes it: kafka-reassign-partitions.sh";
            case HIDDEN -> "it needs the operations DESCRIBE and DESCRIBE_CONFIGS";
            case UNDECLARED -> null;
            case PARTITIONS -> keepsPartitions ? "--keep-partitions leaves it" : refusal(difference, refusals);
            case MISSING, SETTING -> refusal(difference, refusals);
        };
    }

    private static @Nullable String refusal(TopicDifference difference, Map<TopicDifference, String> refusals) {
        String refusal = refusals.get(difference);
        return refusal == null ? null : "the broker refuses: " + refusal;
    }

    /** The differences that can be resolved. */
    List<TopicDifference> possible() {
        return steps.stream().filter(Step::isPossible).map(Step::difference).toList();
    }

    /** Tests whether a difference can't be resolved. */
    boolean isStuck() {
        return steps.stream().anyMatch(Step::isStuck);
    }

    /** Tests whether the broker is as the contract says. */
    boolean isFulfilled() {
        return steps.stream().noneMatch(step -> step.difference().isDrift());
    }

    /** Tests whether keys would move to other partitions. */
    boolean movesKeys() {
        return count(Kind.PARTITIONS) > 0;
    }

    /** The number of differences of a kind that can be resolved. */
    long count(Kind kind) {
        return possible().stream()
                .filter(difference -> difference.kind() == kind)
                .count();
    }
}
