package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins the next minor version of an event's schema. */
@Command(
        name = "new-version",
        description = {
            "Begin the next minor version of an event's schema: copies the released schema and its example, and enters"
                    + " the version in the contract and the record. Changes nothing if any of it fails.",
            "Example: ./eventctl schema new-version orders.order.rejected"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line is wrong", "3:refused; nothing was changed"},
        mixinStandardHelpOptions = true)
final class NewVersionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TYPE", description = "of the event, such as orders.order.rejected")
    private String type = "";

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "root folder of the repository with event-contracts; this repository by default")
    private @Nullable Path repository;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path root = repository == null ? Home.folder().repository() : repository;
        ProjectEdits edits = new ProjectEdits(root);
        NextMinor next = NextMinor.of(type, edits);
        next.enter();
        List<String> written = edits.write();
        PrintWriter out = spec.commandLine().getOut();
        out.println(Printable.text(type) + " " + next.version() + " begins as a copy of " + next.current() + ":");
        written.forEach(file -> out.println("  " + Printable.text(file)));
        tellNext(next, out);
        out.flush();
        return 0;
    }

    private static void tellNext(NextMinor next, PrintWriter out) {
        out.println("Next:");
        out.println("  1. Add the optional property to the schema, its example and the record, where it is @Nullable.");
        out.println("  2. ./eventctl schema check");
        out.println("  3. ./eventctl generate   lists the schema as released: from then on it must not be edited");
        out.println("  4. mvn spotless:apply && mvn -pl event-contracts,platform/catalogue -am test");
        List<String> groups = next.readers().stream().map(Group::name).toList();
        out.println(
                groups.isEmpty()
                        ? "No group of this contract reads it; release " + next.producer() + " when you like."
                        : "Groups that use the property are released before " + next.producer() + ": it is read by "
                                + String.join(", ", groups) + ".");
    }
}
