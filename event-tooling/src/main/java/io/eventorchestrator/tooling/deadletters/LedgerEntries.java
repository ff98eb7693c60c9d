package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last entry of each letter's place. */
final class LedgerEntries {

    private final Map<String, LedgerEntry> byPlace = new HashMap<>();
    private final Map<String, Gap> unreadable = new HashMap<>();

    void put(String place, LedgerEntry entry) {
        remove(place);
        byPlace.put(place, entry);
    }

    void putUnreadable(String place, Gap gap) {
        remove(place);
        unreadable.put(place, gap);
    }

    void remove(String place) {
        byPlace.remove(place);
        unreadable.remove(place);
    }

    /** Last entries that can't be read; those before them don't count any more. */
    Collection<Gap> unreadable() {
        return unreadable.values();
    }

    /** What became of a letter; empty if it is open. */
    Optional<LedgerEntry> of(LetterId letter, Instant written) {
        return Optional.ofNullable(byPlace.get(letter.toString())).filter(entry -> entry.isOf(letter, written));
    }
}
