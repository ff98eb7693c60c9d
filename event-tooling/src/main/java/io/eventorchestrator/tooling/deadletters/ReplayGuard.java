package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import java.time.Instant;
import java.util.Optional;

/**
 * Which letters are not replayed without a second thought: those that go round in circles, and those whose group may
 * have forgotten what it did with their event.
 *
 * @param remembered what died before this is not surely remembered
 */
record ReplayGuard(Instant remembered) {

    private static final int MOST_REPLAYS = 3;

    static ReplayGuard at(Instant now, Catalogue catalogue) {
        return new ReplayGuard(now.minus(catalogue.longestRetention()));
    }

    Optional<String> objection(LetterSummary letter) {
        if (letter.replays() >= MOST_REPLAYS) {
            return Optional.of("was replayed " + letter.replays() + " times already");
        }
        return letter.failedAt().isBefore(remembered)
                ? Optional.of("died on " + letter.failedAt() + ", which its group need not remember,")
                : Optional.empty();
    }
}
