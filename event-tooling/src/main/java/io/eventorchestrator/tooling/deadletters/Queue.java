package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.deadletters.Replay.Operator;
import io.eventorchestrator.tooling.platform.Brokers;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The broker whose dead letter queues are worked, and who works them. */
final class Queue {

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(names = "--by", paramLabel = "NAME", description = "who works the queue, for the record; you")
    private String by = System.getProperty("user.name");

    /**
     * Every open letter that is selected, oldest first.
     *
     * @throws NotStartable if the broker can't be reached
     */
    List<DeadLetter> letters(Selection selection) {
        return reached(
                () -> new LetterBox(Catalogue.load(), new TopicReader(brokers.client())).open(selection::matches));
    }

    Replay replay(String group) {
        return new Replay(Catalogue.load(), brokers.client(), group, new Operator(by, Clock.systemUTC()));
    }

    TopicReader reader() {
        return new TopicReader(brokers.client());
    }

    private <T> T reached(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException unreachable) {
            throw new NotStartable(
                    "Kafka at " + brokers.address() + " does not answer: " + Brokers.reason(unreachable));
        }
    }
}
