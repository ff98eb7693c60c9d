package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a broker the topics of the contract; may be run again at any time. */
@Command(
        name = "apply",
        description = "Create the topics that are missing, and give all of them the contract's configuration.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(names = "--replication", paramLabel = "N", description = "copies of each partition; 1", defaultValue = "1")
    private short replication;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "for the broker, at most so long; 60",
            defaultValue = "60")
    private int wait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (BrokerTopics topics = BrokerTopics.of(brokers.client(), Duration.ofSeconds(wait))) {
            List<Topic> wanted = Catalogue.load().topics();
            List<String> drift = topics.drift(wanted);
            String done = topics.apply(wanted, replication);
            drift.forEach(line -> spec.commandLine().getOut().println("topics: " + line + ": set"));
            spec.commandLine().getOut().println(done);
            return 0;
        } catch (KafkaException failed) {
            throw new NotStartable(
                    "Kafka at " + brokers.address() + " can't be given its topics: " + Brokers.reason(failed));
        }
    }
}
