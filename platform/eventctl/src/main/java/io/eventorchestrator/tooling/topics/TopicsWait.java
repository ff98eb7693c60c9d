package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Patience;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Waits for topics that another process creates. */
final class TopicsWait {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final BrokerTopics topics;
    private final Consumer<String> progress;

    TopicsWait(BrokerTopics topics, Consumer<String> progress) {
        this.topics = topics;
        this.progress = progress;
    }

    /** @throws NotStartable naming the topics that are still missing when time is up */
    void await(Collection<Topic> wanted, Duration patience) {
        Patience left = new Patience(patience, AGAIN);
        List<String> missing = topics.missing(wanted);
        if (missing.isEmpty()) {
            return;
        }
        progress.accept("topics: waiting for " + String.join(", ", missing));
        List<String> still = left.ask(() -> topics.missing(wanted), List::isEmpty);
        if (!still.isEmpty()) {
            throw new NotStartable("The brokers have no topic " + String.join(", ", still)
                    + ", or hide it from this client: create the topics of the contract.");
        }
    }
}
