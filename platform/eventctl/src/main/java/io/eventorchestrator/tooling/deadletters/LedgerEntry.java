package io.eventorchestrator.tooling.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outcome of a letter.
 *
 * @param by the operator; {@code unknown} in entries that name none
 * @param why the reason; empty if none is required or named
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

    private static final JsonMapper JSON = JsonMapper.builder().build();

    LedgerEntry {
        Objects.requireNonNull(fate, "no fate");
        Objects.requireNonNull(at, "no time");
        by = Objects.requireNonNullElse(by, "unknown");
        why = Objects.requireNonNullElse(why, "");
    }

    /** Reads an entry; empty if it is none. */
    static Optional<LedgerEntry> read(byte[] json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, LedgerEntry.class));
        } catch (RuntimeException notAnEntry) {
            // Jackson lets some exceptions of java.time pass, such as that for a number too large for a time.
            return Optional.empty();
        }
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
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
                // The entry's time may be the last one there is, to which nothing can be added.
                ? !written.minus(CLOCKS).isAfter(at)
                : topicId.equals(letter.topicId().toString());
    }
}
