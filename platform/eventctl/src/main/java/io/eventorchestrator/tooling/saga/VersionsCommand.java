package io.eventorchestrator.tooling.saga;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.terminal.Elapsed;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells which versions of the workflow are in use. */
@Command(
        name = "versions",
        description = "Count the returns whose workflows have not ended, by the version with which each began; a"
                + " release must keep these versions.",
        mixinStandardHelpOptions = true)
final class VersionsCommand implements Callable<Integer> {

    @Mixin
    private ReturnDatabase database = new ReturnDatabase();

    @Option(names = "--json", description = "a version per line, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<VersionCount> versions = database.work(ReturnTables::versions);
        PrintWriter out = spec.commandLine().getOut();
        versions.forEach(version -> out.println(json ? json(version) : text(version)));
        if (versions.isEmpty() && !json) {
            out.println("No workflow of a return runs.");
        }
        out.flush();
        return 0;
    }

    private static String text(VersionCount found) {
        return "%s: %s, the oldest for %s, %s"
                .formatted(
                        found.version() == null ? "not begun" : "version " + Printable.brief(found.version()),
                        Count.of(found.returns(), "return"),
                        Elapsed.words(found.oldest()),
                        found.example());
    }

    private static String json(VersionCount found) {
        return Printable.json(ReturnJson.object()
                .put("version", found.version())
                .put("returns", found.returns())
                .put("oldestSeconds", found.oldest().toSeconds())
                .put("oldest", found.example().toString()));
    }
}
