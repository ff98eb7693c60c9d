package io.eventorchestrator.tooling.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a letter.
 *
 * @param by who did it
 * @param why empty where nobody has to say
 * @param topicId of the letter's topic, as Kafka writes it; null in entries that are older than this field
 */
record LedgerEntry(
        Fate fate,
        String by,
        Instant at,
        String why,
        @Nullable String topicId) {

    // An operator's clock and that of the letter's writer may differ by so much.
    private static final Duration CLOCKS = Duration.ofHours(1);

    LedgerEntry {
        Objects.requireNonNull(fate, "no fate");
        Objects.requireNonNull(at, "no time");
    }

    /** What can become of a letter. */
    enum Fate {
        REPLAYED,
        EDITED,
        DISCARDED
    }

    /**
     * Whether it tells of this letter, and not of one that stood at the same place before the topic was made anew. An
     * entry without a topic id tells of every letter that is not newer than itself.
     */
    boolean isOf(LetterId letter, Instant written) {
        return topicId == null
                ? !written.isAfter(at.plus(CLOCKS))
                : topicId.equals(letter.topicId().toString());
    }
}
