package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.PrintWriter;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which topics there are to be. */
@Command(
        name = "list",
        description = "A topic per line: name, partitions, configuration.",
        mixinStandardHelpOptions = true)
final class TopicListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Catalogue.load()
                .topics()
                .forEach(topic ->
                        out.printf("%-80s %2d  %s%n", topic.name(), topic.partitions(), new TreeMap<>(topic.config())));
        out.flush();
        return 0;
    }
}
