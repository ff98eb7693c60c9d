package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts letters by topic and reason. */
@Command(
        name = "list",
        description = "Count dead letters by topic and reason, with their ages and an example, or list each.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofSeconds(1);

    // Equally many digits, so that columns align and lines sort by time.
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--lines", description = "a line per letter, oldest first")
    private boolean lines;

    @Option(names = "--json", description = "a letter per line, for scripts")
    private boolean json;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "wait this long at most until there is a letter")
    private int wait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (json || lines || selection.namesLetters()) {
            List<LetterSummary> letters = new Patience(Duration.ofSeconds(wait), LOOK)
                    .ask(() -> queue.look(selection), found -> !found.isEmpty());
            queue.refuseUnknownNames();
            print(letters, out);
        } else {
            LetterStatistics statistics =
                    new Patience(Duration.ofSeconds(wait), LOOK).ask(this::count, found -> !found.isEmpty());
            queue.refuseUnknownNames();
            statistics.print(out);
            tellIfNone(statistics.isEmpty(), out);
        }
        out.flush();
        return queue.exitCode(0);
    }

    private LetterStatistics count() {
        LetterStatistics statistics = new LetterStatistics(Instant.now());
        queue.read(selection, statistics::add);
        return statistics;
    }

    private void print(List<LetterSummary> letters, PrintWriter out) {
        if (json) {
            queue.load(
                    letters, portion -> portion.forEach(letter -> out.println(Printable.json(LetterJson.of(letter)))));
        } else {
            letters.forEach(letter -> out.printf(
                    "%s  %s  %s  %s%n",
                    TIME.format(letter.failedAt()),
                    letter.id(),
                    Printable.text(letter.reason()),
                    Printable.text(letter.event())));
            tellIfNone(letters.isEmpty(), out);
        }
    }

    private static void tellIfNone(boolean isEmpty, PrintWriter out) {
        if (isEmpty) {
            out.println("No dead letters.");
        }
    }
}
