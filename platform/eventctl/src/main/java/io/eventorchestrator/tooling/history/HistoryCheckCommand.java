package io.eventorchestrator.tooling.history;

import io.eventorchestrator.checker.HistoryChecker;
import io.eventorchestrator.checker.HistoryFolder;
import io.eventorchestrator.checker.Verdict;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides whether the guarantees held in a recorded run. */
@Command(
        name = "check",
        description = "Decide whether the platform's guarantees held in a recorded run, such as one that chaos kept."
                + " Needs no running platform.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all guarantees held",
            "1:at least one was violated",
            "2:nothing can be decided: the history is incomplete, or the command line is wrong"
        },
        mixinStandardHelpOptions = true)
final class HistoryCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "folder of the history")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Verdict verdict = HistoryChecker.check(new HistoryFolder(folder));
        verdict.print(spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
        return verdict.outcome().exitCode();
    }
}
