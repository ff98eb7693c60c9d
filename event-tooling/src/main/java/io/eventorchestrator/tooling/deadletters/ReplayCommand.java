package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.deadletters.Account.Outcome;
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

    @Mixin
    private Account account = new Account();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!selection.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Say which letters, or --all.");
        }
        List<DeadLetter> chosen = queue.letters(selection);
        List<DeadLetter> letters = force ? chosen : withoutObjection(chosen);
        if (dryRun) {
            letters.forEach(this::wouldReplay);
        } else {
            replay(letters);
        }
        return letters.size() == chosen.size() ? 0 : 1;
    }

    private void wouldReplay(DeadLetter letter) {
        account.tell("would replay " + letter.id() + " to " + letter.group());
        account.letter(letter, Outcome.WOULD_REPLAY);
    }

    private List<DeadLetter> withoutObjection(List<DeadLetter> chosen) {
        ReplayGuard guard = ReplayGuard.at(Instant.now(), Catalogue.load());
        List<DeadLetter> letters = new ArrayList<>();
        for (DeadLetter letter : chosen) {
            guard.objection(letter).ifPresentOrElse(why -> leave(letter, why), () -> letters.add(letter));
        }
        return letters;
    }

    private void leave(DeadLetter letter, String why) {
        account.tell(letter.id() + " " + why + " and is left; --force replays it");
        account.letter(letter, Outcome.LEFT);
    }

    private void replay(List<DeadLetter> letters) {
        Map<String, List<DeadLetter>> byGroup =
                letters.stream().collect(Collectors.groupingBy(DeadLetter::group, TreeMap::new, Collectors.toList()));
        if (byGroup.isEmpty()) {
            account.tell("Nothing to replay.");
        }
        byGroup.forEach((group, own) -> replay(group, own));
    }

    private void replay(String group, List<DeadLetter> letters) {
        try (Replay replay = queue.replay(group)) {
            int sent = 0;
            for (int from = 0; from < letters.size(); from += AT_ONCE) {
                List<DeadLetter> some = letters.subList(from, Math.min(from + AT_ONCE, letters.size()));
                List<DeadLetter> replayed = replay.replay(some);
                sent += replayed.size();
                account.settled(some, replayed, Outcome.REPLAYED);
                account.tell("%s: %d of %d looked at, %d replayed"
                        .formatted(group, from + some.size(), letters.size(), sent));
            }
        }
    }
}
