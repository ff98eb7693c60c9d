package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last ledger entry for each letter. */
final class LedgerState {

    private final Map<String, LedgerEntry> byPlace = new HashMap<>();
    private final Map<String, ReadFailure> unreadable = new HashMap<>();

    void put(String place, LedgerEntry entry) {
        remove(place);
        byPlace.put(place, entry);
    }

    void putUnreadable(String place, ReadFailure failure) {
        remove(place);
        unreadable.put(place, failure);
    }

    void remove(String place) {
        byPlace.remove(place);
        unreadable.remove(place);
    }

    /** Unreadable last entries; they still replace earlier ones. */
    Collection<ReadFailure> unreadable() {
        return unreadable.values();
    }

    /** The outcome of the last letter at a place, even if the letter is deleted; empty if it is not settled. */
    Optional<LedgerEntry> at(String place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    /** The outcome of a letter; empty if it is open. */
    Optional<LedgerEntry> of(LetterId letter, Instant written) {
        return Optional.ofNullable(byPlace.get(letter.toString())).filter(entry -> entry.isOf(letter, written));
    }
}
