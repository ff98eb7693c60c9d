package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** Creates missing topics and configures the others, for a platform that starts. */
record TopicSetup(BrokerTopics broker) {

    /**
     * Gives the broker these topics. Does nothing if one has another number of partitions, because its keys would
     * change their partition and lose their order.
     *
     * @throws NotStartable naming the topics with another number of partitions
     * @throws KafkaException if the broker does not answer, or refuses a topic
     */
    void run(Collection<Topic> wanted) {
        List<TopicDifference> differences = broker.differences(wanted);
        BrokerTopics.refuseOtherPartitions(differences);
        List<TopicOutcome> outcomes = new ArrayList<>();
        broker.apply(wanted, differences, outcomes::add);
        String refusals = outcomes.stream()
                .filter(outcome -> outcome.refusal() != null)
                .map(outcome -> outcome.topic() + ": " + outcome.refusal())
                .collect(Collectors.joining("; "));
        if (!refusals.isEmpty()) {
            throw new KafkaException(refusals);
        }
    }
}
