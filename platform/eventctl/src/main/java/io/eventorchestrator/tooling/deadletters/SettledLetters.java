package io.eventorchestrator.tooling.deadletters;

import java.util.List;
import java.util.Optional;

/**
 * Letters, open or settled, with the ledger that tells which.
 *
 * @param summaries oldest first
 */
record SettledLetters(List<LetterSummary> summaries, LedgerState ledger) {

    /** The outcome of a letter; empty if it is open. */
    Optional<LedgerEntry> outcome(DeadLetter letter) {
        return ledger.of(letter.id(), letter.at());
    }
}
