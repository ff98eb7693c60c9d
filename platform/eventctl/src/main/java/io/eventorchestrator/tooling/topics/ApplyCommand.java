package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates and configures the contract's topics on a broker; may be repeated at any time. */
@Command(
        name = "apply",
        description = "Create missing topics, and apply the contract's configuration to all.",
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
                    "copies of each partition of a new topic; by default the contract's replicas, else the broker's")
    private @Nullable Short replication;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "maximum time to wait for the broker; 60 by default",
            defaultValue = "60")
    private int wait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (BrokerTopics topics = BrokerTopics.of(brokers.client(), Duration.ofSeconds(wait))) {
            List<Topic> wanted = wanted();
            List<String> drift = topics.drift(wanted);
            String done = topics.apply(wanted);
            drift.forEach(line -> tell(line + ": set"));
            topics.otherReplicas(wanted).forEach(line -> tell(line + ": only a reassignment changes it"));
            spec.commandLine().getOut().println(done);
            return 0;
        } catch (KafkaException failed) {
            throw new NotStartable(
                    "Kafka at " + brokers.address() + " can't be given its topics: " + Brokers.reason(failed));
        }
    }

    private List<Topic> wanted() {
        List<Topic> topics = contract.catalogue().topics();
        Short copies = replication;
        return copies == null
                ? topics
                : topics.stream().map(topic -> topic.copied(copies)).toList();
    }

    private void tell(String line) {
        spec.commandLine().getOut().println("topics: " + line);
    }
}
