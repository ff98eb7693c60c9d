package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two versions of the contract. */
@Command(
        name = "diff",
        description = {
            "Compare two versions of the contract: what changed, which producers and consumers of both versions"
                    + " understand each other, and the order in which to release them.",
            "OLD and NEW are a contract's file, its folder, or a git revision such as HEAD~1 or"
                    + " v0.1.0:folder/asyncapi.yaml. A revision is one of the project's repository; without"
                    + " a path, it means the project's contract."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing breaks",
            "1:something breaks, or could not be decided",
            "2:the command line is wrong",
            "3:a contract or schema can't be used"
        },
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "OLD", description = "the older contract")
    private String older = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "the newer contract")
    private String newer = "";

    @Mixin
    private ProjectChoice project = new ProjectChoice();

    @Option(names = "--json", description = "one JSON document, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (ContractSource old = ContractSource.of(older, project);
                ContractSource current = ContractSource.of(newer, project)) {
            return tell(new ContractDiff(ContractVersion.read(old), ContractVersion.read(current)));
        }
    }

    private int tell(ContractDiff diff) {
        List<EventChange> events = diff.events();
        List<Change> changes = diff.changes();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printable.json(DiffJson.of(changes, events)));
        } else {
            new DiffText(out).print(changes, events);
        }
        out.flush();
        return changes.stream().anyMatch(Change::isDoubtful) || events.stream().anyMatch(EventChange::isBreaking)
                ? 1
                : 0;
    }
}
