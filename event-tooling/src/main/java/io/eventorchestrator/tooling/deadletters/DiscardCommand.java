package io.eventorchestrator.tooling.deadletters;

import java.io.PrintWriter;
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

/** Gives letters up. */
@Command(
        name = "discard",
        description = "Give letters up; who and why stay on record.",
        mixinStandardHelpOptions = true)
final class DiscardCommand implements Callable<Integer> {

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "why they are not needed")
    private String why = "";

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!selection.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Say which letters, or --all.");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<DeadLetter> letters = queue.letters(selection);
        if (letters.isEmpty() || !isMeant(letters.size(), out)) {
            out.println("Nothing is discarded.");
            return 0;
        }
        letters.stream()
                .collect(Collectors.groupingBy(DeadLetter::group, TreeMap::new, Collectors.toList()))
                .forEach((group, own) -> discard(group, own, out));
        return 0;
    }

    private boolean isMeant(int count, PrintWriter out) {
        if (yes) {
            return true;
        }
        out.print("Discard " + count + " letters for good? Type yes: ");
        out.flush();
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equals("yes");
    }

    private void discard(String group, List<DeadLetter> letters, PrintWriter out) {
        try (Replay replay = queue.replay(group)) {
            out.println(group + ": " + replay.discard(letters, why) + " discarded");
            out.flush();
        }
    }
}
