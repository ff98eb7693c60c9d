package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports the outcome of each letter: JSON lines for scripts, with messages for people on the other stream. */
final class Account {

    enum Outcome {
        REPLAYED,
        EDITED,
        DISCARDED,
        WOULD_REPLAY,
        /** Not processed: replayed too often, too old, or too large. */
        LEFT,
        /** Another operator settled it in the meantime. */
        TAKEN
    }

    @Option(names = "--json", description = "a letter per line with its outcome, for scripts")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Prints a message for people. */
    void tell(String line) {
        PrintWriter people =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        people.println(Printable.text(line));
        people.flush();
    }

    /** Reports the letters that this command settled, and those that another operator settled first. */
    void settled(List<LetterSummary> letters, List<LetterSummary> settled, Outcome outcome) {
        Set<LetterId> done = settled.stream().map(LetterSummary::id).collect(Collectors.toSet());
        letters.forEach(letter -> letter(letter, done.contains(letter.id()) ? outcome : Outcome.TAKEN));
    }

    void letter(LetterSummary letter, Outcome outcome) {
        if (json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(Printable.json(LetterJson.outcome(letter, outcome.name().toLowerCase(Locale.ROOT))));
            out.flush();
        }
    }
}
