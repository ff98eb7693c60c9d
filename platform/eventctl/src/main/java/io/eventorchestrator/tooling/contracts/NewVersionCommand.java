package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.project.ContractLayout;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins the next version of an event's schema. */
@Command(
        name = "new-version",
        description = {
            "Begin the next version of an event's schema, a minor one by default: copies the released schema and its"
                    + " example, and enters the version in the contract and the record. Changes nothing if any of it"
                    + " fails.",
            "Example: ./eventctl schema new-version orders.order.rejected"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line is wrong", "3:refused; nothing was changed"},
        mixinStandardHelpOptions = true)
final class NewVersionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TYPE", description = "of the event, such as orders.order.rejected")
    private String type = "";

    @Option(
            names = "--major",
            description = "begin the next major version: its record supersedes the present one, which stays under"
                    + " another name and is upcast")
    private boolean isMajor;

    @Mixin
    private ProjectChoice choice = new ProjectChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Project project = choice.findHere();
        ProjectEdits edits = new ProjectEdits(project.root());
        NextVersion next = NextVersion.of(project, type, isMajor, edits);
        boolean hasRecord = next.enter();
        List<String> written = edits.write();
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.text(type) + " " + next.version() + " begins as a copy of " + next.current() + ":");
        written.forEach(file -> out.println("  " + Printable.text(file)));
        out.println("Next:");
        out.println("  1. " + (hasRecord ? edit(next) : editWithoutRecord(next)));
        tellNext(next, project, out);
        out.flush();
        return 0;
    }

    private static String edit(NextVersion next) {
        String major = next.current().substring(0, next.current().indexOf('.'));
        return next.isMajor()
                ? "Change the schema, its example and the record, then upcast() in " + next.event() + "V" + major
                        + ", which converts an old event to the new one."
                : "Add the optional property to the schema, its example and the record, where it is @Nullable.";
    }

    private static String editWithoutRecord(NextVersion next) {
        return (next.isMajor() ? "Change the schema" : "Add the optional property to the schema")
                + ", its example and the code of " + next.producer() + ": no record in this project has @EventType for "
                + next.current() + ".";
    }

    private static void tellNext(NextVersion next, Project project, PrintWriter out) {
        out.println("  2. " + project.commandLine("schema check"));
        out.println("  3. " + project.commandLine("generate")
                + "   lists the schema as released: from then on it must not be edited");
        out.println(
                ContractLayout.anywhere(project).isOwn()
                        ? "  4. mvn spotless:apply && mvn -pl event-contracts,platform/catalogue -am test"
                        : "  4. mvn verify");
        out.println(release(next));
    }

    private static String release(NextVersion next) {
        String groups = next.readers().stream().map(Group::name).collect(Collectors.joining(", "));
        if (groups.isEmpty()) {
            return "No group of this contract reads it; release " + next.producer() + " at any time.";
        }
        return (next.isMajor()
                        ? "Release all groups that read it before "
                        : "Release the groups that use the property before ")
                + next.producer() + ": it is read by " + groups + ".";
    }
}
