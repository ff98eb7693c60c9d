package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicDifference.Kind;
import io.eventorchestrator.tooling.access.Patience;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Waits for topics that another process creates. */
final class TopicsWait {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final BrokerTopics topics;
    private final Consumer<String> progress;

    TopicsWait(BrokerTopics topics, Consumer<String> progress) {
        this.topics = topics;
        this.progress = progress;
    }

    /**
     * @return the differences that are left when no topic is missing
     * @throws NotStartable naming the topics that are still missing when time is up
     */
    List<TopicDifference> await(Collection<Topic> wanted, Duration patience) {
        Patience left = new Patience(patience, AGAIN);
        List<TopicDifference> first = topics.differences(wanted);
        if (missing(first).isEmpty()) {
            return first;
        }
        progress.accept("topics: waiting for " + missing(first));
        List<TopicDifference> last = left.ask(
                () -> topics.differences(wanted),
                differences -> missing(differences).isEmpty());
        if (!missing(last).isEmpty()) {
            throw new NotStartable("The brokers have no topic " + missing(last)
                    + ", or hide it from this client: create the topics of the contract.");
        }
        return last;
    }

    private static String missing(Collection<TopicDifference> differences) {
        return differences.stream()
                .filter(difference -> difference.kind() == Kind.MISSING
                        || (difference.kind() == Kind.HIDDEN
                                && difference.setting().isEmpty()))
                .map(TopicDifference::topic)
                .collect(Collectors.joining(", "));
    }
}
