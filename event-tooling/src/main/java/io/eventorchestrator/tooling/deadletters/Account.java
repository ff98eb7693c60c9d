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

/** What a command did with each letter. For scripts, a line of JSON for each; what people read goes to the other stream. */
final class Account {

    enum Outcome {
        REPLAYED,
        EDITED,
        DISCARDED,
        WOULD_REPLAY,
        /** Replayed too often, too old, or too large; nothing was done. */
        LEFT,
        /** Somebody else dealt with it meanwhile. */
        TAKEN
    }

    @Option(names = "--json", description = "a letter per line with its outcome, for scripts")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Says something to a person. */
    void tell(String line) {
        PrintWriter people =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        people.println(Printable.text(line));
        people.flush();
    }

    /** Accounts for letters of which some were settled, and the others taken by somebody else. */
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
