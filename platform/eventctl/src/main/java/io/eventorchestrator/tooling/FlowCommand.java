package io.eventorchestrator.tooling;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.EventFlow;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Draws the contract's event flow. */
@Command(
        name = "flow",
        description = "Draw the contract's event flow as a Mermaid chart.",
        mixinStandardHelpOptions = true)
final class FlowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new EventFlow(Catalogue.load()).mermaid());
        out.flush();
        return 0;
    }
}
