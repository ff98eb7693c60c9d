package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists records that wait or are set aside. */
@Command(
        name = "list",
        description = "Count records that are set aside or wait, by topic and reason, with their ages and an example.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final int GROUPS = 50;

    @Mixin
    private OutboxSelection outboxes = new OutboxSelection();

    @Option(names = "--lines", description = "a line per record")
    private boolean lines;

    @Option(names = "--json", description = "a record per line, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        outboxes.requireKnownTopic();
        PrintWriter out = spec.commandLine().getOut();
        if (json || lines) {
            outboxes.each((table, matching) -> {
                table.each(matching, found -> out.println(json ? RecordText.json(found) : RecordText.line(found)));
                return true;
            });
        } else {
            print(
                    outboxes.each(OutboxTable::groups).stream()
                            .flatMap(List::stream)
                            .toList(),
                    out);
        }
        out.flush();
        return outboxes.exitCode();
    }

    private void print(List<RecordGroup> groups, PrintWriter out) {
        if (groups.isEmpty() && outboxes.allAnswered()) {
            out.println("Nothing waits in the outbox, and nothing is set aside.");
            return;
        }
        Instant now = Instant.now();
        groups.stream().limit(GROUPS).forEach(group -> print(group, now, out));
        if (groups.size() > GROUPS) {
            out.println("and " + Count.of(groups.size() - GROUPS, "group")
                    + " more; --topic and --reason narrow them down");
        }
    }

    private static void print(RecordGroup group, Instant now, PrintWriter out) {
        out.printf(
                "%s  %s: %d %s, the oldest for %s, the latest for %s, such as %s%n",
                group.service(),
                Printable.brief(group.topic()),
                group.count(),
                RecordText.state(group),
                RecordText.age(group.oldest(), now),
                RecordText.age(group.latest(), now),
                group.first());
        if (group.reason() != null) {
            out.println("    " + Printable.brief(group.reason()));
        }
    }
}
