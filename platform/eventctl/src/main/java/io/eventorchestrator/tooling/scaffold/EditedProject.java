package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The project that a command edits, and the command's report. */
final class EditedProject {

    @Option(names = "--project", paramLabel = "DIR", description = "root folder; this repository by default")
    private @Nullable Path project;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    Path root() {
        return (project == null ? Home.folder().repository() : project)
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Prints the files that were written, and the steps that remain.
     *
     * @param begun the beginning of the report's first sentence
     */
    void report(String begun, List<String> written, List<String> steps) {
        PrintWriter out = command.commandLine().getOut();
        out.println(begun + ":");
        written.forEach(file -> out.println("  " + Printable.text(file)));
        out.println("Next:");
        for (int step = 0; step < steps.size(); step++) {
            out.println("  " + (step + 1) + ". " + steps.get(step));
        }
        out.flush();
    }
}
