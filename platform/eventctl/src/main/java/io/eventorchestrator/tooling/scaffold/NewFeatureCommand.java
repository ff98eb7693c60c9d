package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins the specification of a feature. */
@Command(
        name = "feature",
        description = {
            "Begin the specification of a feature: a folder specs/NUMBER-NAME in spec-kit's layout, with spec.md for"
                    + " its user stories and plan.md for its table of events. ./eventctl flow lists what is still open"
                    + " in them.",
            "Example: ./eventctl new feature card-payments"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line is wrong", "3:refused; nothing was changed"},
        mixinStandardHelpOptions = true)
final class NewFeatureCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "in lower case, with hyphens between words, such as card-payments")
    private String name = "";

    @Mixin
    private ProjectChoice choice = new ProjectChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        FeatureName chosen = FeatureName.of(name);
        Project project = choice.findHere();
        Path specs = project.specs().orElse(project.root().resolve("specs"));
        ProjectEdits edits = new ProjectEdits(specs);
        String folder = chosen.nextFolder(specs);
        FeatureFiles.create(chosen, folder, edits);
        List<String> written = edits.write();
        PrintWriter out = spec.commandLine().getOut();
        out.println("The feature " + folder + " begins:");
        written.forEach(file -> out.println("  " + Printable.text(project.name(specs.resolve(file)))));
        out.println("Next: answer the questions in both files, then " + project.commandLine("flow " + folder)
                + " lists what is open.");
        out.flush();
        return 0;
    }
}
