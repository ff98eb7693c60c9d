package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives letters another chance. */
@Command(
        name = "replay",
        description = "Send letters to their own group once more, each exactly once.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private static final int AT_ONCE = 100;

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--dry-run", description = "say what would be sent, and send nothing")
    private boolean dryRun;

    @Option(names = "--force", description = "also letters that are better left: replayed too often, or too old")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!selection.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Say which letters, or --all.");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<DeadLetter> chosen = queue.letters(selection);
        List<DeadLetter> letters = force ? chosen : withoutObjection(chosen, out);
        if (dryRun) {
            letters.forEach(letter -> out.printf("would replay %s to %s%n", letter.id(), letter.group()));
        } else {
            replay(letters, out);
        }
        out.flush();
        return letters.size() == chosen.size() ? 0 : 1;
    }

    private static List<DeadLetter> withoutObjection(List<DeadLetter> chosen, PrintWriter out) {
        ReplayGuard guard = ReplayGuard.at(Instant.now(), Catalogue.load());
        List<DeadLetter> letters = new ArrayList<>();
        for (DeadLetter letter : chosen) {
            guard.objection(letter)
                    .ifPresentOrElse(
                            why -> out.printf("%s %s and is left; --force replays it%n", letter.id(), why),
                            () -> letters.add(letter));
        }
        return letters;
    }

    private void replay(List<DeadLetter> letters, PrintWriter out) {
        Map<String, List<DeadLetter>> byGroup =
                letters.stream().collect(Collectors.groupingBy(DeadLetter::group, TreeMap::new, Collectors.toList()));
        if (byGroup.isEmpty()) {
            out.println("Nothing to replay.");
        }
        byGroup.forEach((group, own) -> replay(group, own, out));
    }

    private void replay(String group, List<DeadLetter> letters, PrintWriter out) {
        try (Replay replay = queue.replay(group)) {
            int sent = 0;
            for (int from = 0; from < letters.size(); from += AT_ONCE) {
                int to = Math.min(from + AT_ONCE, letters.size());
                sent += replay.replay(letters.subList(from, to));
                out.printf("%s: %d of %d looked at, %d replayed%n", group, to, letters.size(), sent);
                out.flush();
            }
        }
    }
}
