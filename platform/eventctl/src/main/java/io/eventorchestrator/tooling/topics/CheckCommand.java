package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicDifference.Kind;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.KnownNames;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks what a service can't see behind its sidecar: a refused login, or a missing topic. */
@Command(
        name = "check",
        description = "Check that the brokers accept this client and have the contract's topics, and show differences"
                + " in their configuration.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final Duration LEAST_TO_ANSWER = Duration.ofSeconds(10);

    @Mixin
    private ProjectChoice project = new ProjectChoice();

    @Mixin
    private LiveTopics live = new LiveTopics();

    @Option(names = "--service", paramLabel = "NAME", description = "only the topics that this service writes or reads")
    private @Nullable String service;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description =
                    "maximum time to wait for topics, 10 by default; the broker gets this time to answer, at least 10",
            defaultValue = "10")
    private int wait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<Topic> wanted = wanted(ContractTopics.of(project));
        Duration patience = Duration.ofSeconds(wait);
        return live.ask(toAnswer(patience), topics -> check(wanted, topics, patience));
    }

    // Connecting takes seconds on a busy machine, and missing topics are unknown before the broker answers.
    private static Duration toAnswer(Duration patience) {
        return patience.compareTo(LEAST_TO_ANSWER) < 0 ? LEAST_TO_ANSWER : patience;
    }

    private List<Topic> wanted(ContractTopics topics) {
        if (service == null) {
            return topics.all();
        }
        if (!topics.services().contains(service)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The contract has no service " + service
                            + new KnownNames(topics.services()).insteadOf(service, "it has"));
        }
        return topics.of(service);
    }

    private int check(List<Topic> wanted, BrokerTopics topics, Duration patience) {
        List<TopicDifference> differences = new TopicsWait(topics, this::tell).await(wanted, patience);
        BrokerTopics.refuseOtherPartitions(differences);
        tell(differences, Kind.SETTING, ": topics apply sets it");
        tell(differences, Kind.REPLICAS, ": only a reassignment changes it");
        tell("topics: all " + wanted.size() + " are there");
        return 0;
    }

    private void tell(List<TopicDifference> differences, Kind kind, String remedy) {
        differences.stream()
                .filter(difference -> difference.kind() == kind)
                .forEach(difference -> tell("topics: " + Printable.text(difference.line()) + remedy));
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
