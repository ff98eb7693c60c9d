package io.eventorchestrator.tooling.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a letter.
 *
 * @param by the operator
 * @param why the reason; empty if none is required
 * @param topicId id of the letter's topic, in Kafka's notation; null in entries older than this field
 */
record LedgerEntry(
        Fate fate,
        String by,
        Instant at,
        String why,
        @Nullable String topicId) {

    // The possible difference between the clocks of an operator and of the letter's writer.
    private static final Duration CLOCKS = Duration.ofHours(1);

    LedgerEntry {
        Objects.requireNonNull(fate, "no fate");
        Objects.requireNonNull(at, "no time");
    }

    /** Says when, by whom and why, in one line that may hold foreign text. */
    String told() {
        return fate.name().toLowerCase(Locale.ROOT) + " at " + at + " by " + by + (why.isEmpty() ? "" : ": " + why);
    }

    /** The possible outcomes of a letter. */
    enum Fate {
        REPLAYED,
        EDITED,
        DISCARDED
    }

    /**
     * Tests whether it applies to this letter, and not to one at the same offset before the topic was recreated. An
     * entry without a topic id applies to every letter that is not newer than the entry.
     */
    boolean isOf(LetterId letter, Instant written) {
        return topicId == null
                ? !written.isAfter(at.plus(CLOCKS))
                : topicId.equals(letter.topicId().toString());
    }
}
