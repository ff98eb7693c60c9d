package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds back letters that should be replayed only with {@code --force}: those replayed repeatedly, and those whose
 * group may no longer recognise a duplicate.
 *
 * @param remembered groups may have forgotten letters older than this
 */
record ReplayGuard(Instant remembered) {

    private static final int MOST_REPLAYS = 3;

    static ReplayGuard at(Instant now, Catalogue catalogue) {
        return new ReplayGuard(now.minus(catalogue.longestRetention()));
    }

    Optional<String> objection(LetterSummary letter) {
        if (letter.replays() >= MOST_REPLAYS) {
            return Optional.of("was replayed " + letter.replays() + " times");
        }
        return letter.failedAt().isBefore(remembered)
                ? Optional.of("failed on " + letter.failedAt() + ", too long ago for its group to recognise a"
                        + " duplicate,")
                : Optional.empty();
    }
}
