package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
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
    private ContractChoice contract = new ContractChoice();

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(
            names = "--replication",
            paramLabel = "N",
            description =
                    "copies of each partition of a new topic; the contract's replicas, or else the broker's default")
    private @Nullable Short replication;

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
            List<Topic> wanted = contract.catalogue().topics();
            List<String> drift = topics.drift(wanted);
            String done = topics.apply(wanted, replication == null ? OptionalInt.empty() : OptionalInt.of(replication));
            drift.forEach(line -> tell(line + ": set"));
            topics.otherReplicas(wanted).forEach(line -> tell(line + ": only a reassignment changes it"));
            spec.commandLine().getOut().println(done);
            return 0;
        } catch (KafkaException failed) {
            throw new NotStartable(
                    "Kafka at " + brokers.address() + " can't be given its topics: " + Brokers.reason(failed));
        }
    }

    private void tell(String line) {
        spec.commandLine().getOut().println("topics: " + line);
    }
}
