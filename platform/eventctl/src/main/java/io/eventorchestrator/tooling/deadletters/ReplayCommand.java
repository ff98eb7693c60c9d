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

/** Replays letters. */
@Command(
        name = "replay",
        description = "Deliver letters again, to their own group only, each exactly once.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--dry-run", description = "print what would be sent, and send nothing")
    private boolean dryRun;

    @Option(names = "--force", description = "also letters that were replayed too often, or are too old")
    private boolean force;

    @Mixin
    private Account account = new Account();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!selection.isGiven()) {
            throw new ParameterException(spec.commandLine(), "Select letters, or give --all.");
        }
        List<LetterSummary> chosen = queue.letters(selection);
        List<LetterSummary> letters = force ? chosen : withoutObjection(chosen);
        if (dryRun) {
            letters.forEach(this::wouldReplay);
        } else {
            replay(letters);
        }
        return queue.exitCode(letters.size() == chosen.size() ? 0 : 1);
    }

    private void wouldReplay(LetterSummary letter) {
        account.tell("would replay " + letter.id() + " to " + letter.group());
        account.letter(letter, Outcome.WOULD_REPLAY);
    }

    private List<LetterSummary> withoutObjection(List<LetterSummary> chosen) {
        ReplayGuard guard = ReplayGuard.at(Instant.now(), Catalogue.load());
        List<LetterSummary> letters = new ArrayList<>();
        for (LetterSummary letter : chosen) {
            guard.objection(letter).ifPresentOrElse(why -> leave(letter, why), () -> letters.add(letter));
        }
        return letters;
    }

    private void leave(LetterSummary letter, String why) {
        account.tell(letter.id() + " " + why + " and was not replayed; --force replays it");
        account.letter(letter, Outcome.LEFT);
    }

    private void replay(List<LetterSummary> letters) {
        Map<String, List<LetterSummary>> byGroup = letters.stream()
                .collect(Collectors.groupingBy(LetterSummary::group, TreeMap::new, Collectors.toList()));
        if (byGroup.isEmpty()) {
            account.tell("Nothing to replay.");
        }
        byGroup.forEach(this::replay);
    }

    private void replay(String group, List<LetterSummary> letters) {
        List<LetterSummary> sent = new ArrayList<>();
        int[] seen = {0};
        queue.work(group, replay -> {
            queue.load(letters, portion -> {
                sent.addAll(replay(replay, portion));
                seen[0] += portion.size();
                account.tell("%s: %d of %d done, %d replayed".formatted(group, seen[0], letters.size(), sent.size()));
            });
            return sent;
        });
    }

    private List<LetterSummary> replay(Replay replay, List<DeadLetter> letters) {
        try {
            List<LetterSummary> replayed = replay.replay(letters);
            account.settled(letters.stream().map(DeadLetter::summary).toList(), replayed, Outcome.REPLAYED);
            return replayed;
        } catch (Replay.TooLarge one) {
            return halved(replay, letters);
        }
    }

    // Kafka does not name the letter that is too large.
    private List<LetterSummary> halved(Replay replay, List<DeadLetter> letters) {
        if (letters.size() == 1) {
            LetterSummary letter = letters.getFirst().summary();
            queue.leftOut(ReadFailure.from(
                    letter.id().topicPartition(),
                    letter.id().offset(),
                    "is larger than " + letter.group() + ".replay accepts, and was not replayed"));
            account.letter(letter, Outcome.LEFT);
            return List.of();
        }
        List<LetterSummary> replayed = new ArrayList<>(replay(replay, letters.subList(0, letters.size() / 2)));
        replayed.addAll(replay(replay, letters.subList(letters.size() / 2, letters.size())));
        return replayed;
    }
}
