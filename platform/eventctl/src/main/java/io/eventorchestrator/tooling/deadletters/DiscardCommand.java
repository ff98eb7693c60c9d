package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.deadletters.Account.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Discards letters. */
@Command(
        name = "discard",
        description = "Discard letters; the ledger records who did it and why.",
        mixinStandardHelpOptions = true)
final class DiscardCommand implements Callable<Integer> {

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, for the ledger")
    private String why = "";

    @Option(names = "--yes", description = "don't ask for confirmation")
    private boolean yes;

    @Mixin
    private Account account = new Account();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!selection.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Select letters, or give --all.");
        }
        List<LetterSummary> letters = queue.letters(selection);
        if (letters.isEmpty() || !isMeant(letters.size())) {
            account.tell("Nothing was discarded.");
            return queue.exitCode(0);
        }
        letters.stream()
                .collect(Collectors.groupingBy(LetterSummary::group, TreeMap::new, Collectors.toList()))
                .forEach(this::discard);
        return queue.exitCode(0);
    }

    private boolean isMeant(int count) {
        if (yes) {
            return true;
        }
        account.tell("Discard " + Count.of(count, "letter") + " for good? Type yes:");
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equals("yes");
    }

    private void discard(String group, List<LetterSummary> letters) {
        List<LetterSummary> discarded = queue.work(group, replay -> replay.discard(letters, why));
        account.settled(letters, discarded, Outcome.DISCARDED);
        account.tell(group + ": " + discarded.size() + " discarded");
    }
}
