package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The topics that a broker should have. */
final class WantedTopics {

    @Mixin
    private ProjectChoice project = new ProjectChoice();

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "number of replicas of each partition; by default the contract's, else the brokers'")
    private @Nullable Short replication;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @throws ParameterException if the number of replicas is not positive */
    List<Topic> all() throws IOException {
        List<Topic> topics = ContractTopics.of(project).all();
        Short replicas = replication;
        if (replicas == null) {
            return topics;
        }
        if (replicas < 1) {
            throw new ParameterException(spec.commandLine(), "--replication must be at least 1.");
        }
        return topics.stream().map(topic -> topic.withReplicas(replicas)).toList();
    }
}
