package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The project that a command edits, and the command's report. */
final class EditedProject {

    @Mixin
    private ProjectChoice choice = new ProjectChoice();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** @throws io.eventorchestrator.catalogue.InvalidContract if there is no project here */
    Project find() throws IOException {
        return choice.findHere();
    }

    /** The step that builds this repository after an edit of its contract. */
    static String build(String service) {
        return "mvn spotless:apply && mvn -pl event-contracts,platform/catalogue,platform/eventctl," + service
                + " -am test   if a guide's diff no longer fits, renew its lines in docs";
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
