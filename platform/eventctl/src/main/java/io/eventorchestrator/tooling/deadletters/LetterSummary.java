package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;

/**
 * The part of a letter that is kept for listing and sorting; a hundred thousand of these fit into memory.
 *
 * @param event the event's id, truncated if it is long
 * @param at when the letter was written
 * @param bytes approximate size of the letter
 */
record LetterSummary(
        LetterId id, String group, String event, String reason, Instant failedAt, Instant at, int replays, int bytes) {}
