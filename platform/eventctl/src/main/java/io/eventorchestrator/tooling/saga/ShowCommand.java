package io.eventorchestrator.tooling.saga;

import io.eventorchestrator.tooling.terminal.Elapsed;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a return in full. */
@Command(
        name = "show",
        description = "Show a return in full: state, steps with their failed attempts and the last error, what is not"
                + " undone, history, and what persons ordered.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private ReturnDatabase database = new ReturnDatabase();

    @Mixin
    private ReturnId id = new ReturnId();

    @Option(names = "--json", description = "one document, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        database.work(tables -> {
            StoredReturn found = id.in(tables);
            print(found, tables.story(found));
            return true;
        });
        return 0;
    }

    private void print(StoredReturn found, Story story) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printable.json(ReturnJson.of(found, story)));
        } else {
            facts(found, out);
            story.lines().forEach(line -> fact(out, "goods", ReturnText.line(line)));
            found.steps().forEach(step -> fact(out, "step", ReturnText.step(step)));
            found.openCompensations().forEach(open -> fact(out, "not undone", open));
            story.history().forEach(entry -> fact(out, "history", ReturnText.entry(entry)));
            story.interventions().forEach(order -> fact(out, "ordered", ReturnText.intervention(order)));
        }
        out.flush();
    }

    private static void facts(StoredReturn found, PrintWriter out) {
        fact(out, "return", found.id());
        fact(out, "state", ReturnText.state(found));
        fact(out, "waits for", Printable.brief(found.waitsFor()));
        fact(out, "order", found.orderId());
        fact(out, "amount", found.amount());
        fact(out, "reason", Printable.brief(found.customerReason()));
        fact(out, "requested", found.requestedAt() + ", " + Elapsed.words(found.age()) + " ago");
        fact(out, "changed", found.changedAt() + ", " + Elapsed.words(found.unchangedFor()) + " ago");
        fact(out, "decide by", found.decideBy() == null ? "nobody was asked" : found.decideBy());
        fact(
                out,
                "workflow",
                "run %d, %s"
                        .formatted(found.run(), found.version() == null ? "not begun" : "version " + found.version()));
    }

    private static void fact(PrintWriter out, String what, Object how) {
        out.printf("%-10s %s%n", what, how);
    }
}
