package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.tooling.deadletters.Replay.Operator;
import io.eventorchestrator.tooling.platform.Home;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The broker whose dead letter queues are worked, and who works them. */
final class Queue {

    @Option(
            names = "--brokers",
            paramLabel = "HOST:PORT",
            description = "Kafka; the platform that runs here, else what KAFKA_BROKERS names")
    private @Nullable String brokers;

    @Option(names = "--by", paramLabel = "NAME", description = "who works the queue, for the record; you")
    private String by = System.getProperty("user.name");

    /**
     * Every open letter that is selected, oldest first.
     *
     * @throws NotStartable if the broker can't be reached
     */
    List<DeadLetter> letters(Selection selection) {
        return reached(() -> new LetterBox(Catalogue.load(), new TopicReader(address())).open(selection::matches));
    }

    Replay replay(String group) {
        return new Replay(Catalogue.load(), address(), group, new Operator(by, Clock.systemUTC()));
    }

    TopicReader reader() {
        return new TopicReader(address());
    }

    private String address() {
        return Optional.ofNullable(brokers)
                .or(() -> Home.folder()
                        .state()
                        .running()
                        .map(PlatformState::addresses)
                        .map(Queue::kafka))
                .or(() -> Optional.ofNullable(System.getenv("KAFKA_BROKERS")))
                .orElseThrow(
                        () -> new NotStartable("No platform runs here: start it, or name the broker by --brokers."));
    }

    private static @Nullable String kafka(Map<String, String> addresses) {
        return addresses.get("Kafka");
    }

    private <T> T reached(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException unreachable) {
            throw new NotStartable("Kafka at " + address() + " does not answer: " + unreachable.getMessage());
        }
    }
}
