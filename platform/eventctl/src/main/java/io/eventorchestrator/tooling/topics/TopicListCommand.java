package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the contract's topics. */
@Command(
        name = "list",
        description =
                "List the contract's topics: name, partitions, replicas if the contract sets them, configuration.",
        mixinStandardHelpOptions = true)
final class TopicListCommand implements Callable<Integer> {

    @Mixin
    private ProjectChoice project = new ProjectChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ContractTopics.of(project)
                .all()
                .forEach(topic -> out.printf(
                        "%-80s %2d  %s%s%n",
                        Printable.text(topic.name()),
                        topic.partitions(),
                        topic.replicas().isPresent() ? "x" + topic.replicas().getAsInt() + "  " : "",
                        Printable.text(new TreeMap<>(topic.config()))));
        out.flush();
        return 0;
    }
}
