package io.eventorchestrator.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt to resolve differences of one topic. Kafka takes all settings of a topic or none.
 *
 * @param differences of one topic and one kind; never empty
 * @param refusal why the broker refused; null if it did not
 */
public record TopicOutcome(
        List<TopicDifference> differences, @Nullable String refusal) {

    public TopicOutcome {
        differences = List.copyOf(differences);
    }

    /** The topic that they belong to. */
    public String topic() {
        return differences.getFirst().topic();
    }
}
