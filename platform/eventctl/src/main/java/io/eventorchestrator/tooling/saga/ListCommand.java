package io.eventorchestrator.tooling.saga;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists returns. */
@Command(
        name = "list",
        description = "List the returns that are open, with their ages and what each waits for; those that need"
                + " attention first.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Mixin
    private ReturnDatabase database = new ReturnDatabase();

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            description = "only returns in this state, or these: ${COMPLETION-CANDIDATES}")
    private List<ReturnState> states = List.of();

    @Option(names = "--json", description = "a return per line, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int number = database.work(tables -> print(tables, out));
        if (!json) {
            out.println(number == 0 ? none() : Count.of(number, "return") + ".");
        }
        out.flush();
        return 0;
    }

    private String none() {
        return states.isEmpty() ? "No return is open." : "No return is in such a state.";
    }

    private int print(ReturnTables tables, PrintWriter out) {
        int[] number = {0};
        tables.each(states, found -> {
            number[0]++;
            out.println(json ? Printable.json(ReturnJson.of(found)) : ReturnText.line(found));
        });
        return number[0];
    }
}
