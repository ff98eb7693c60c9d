package io.eventorchestrator.tooling.deadletters;

import java.time.Instant;

/**
 * What is kept of a letter to list and sort it: a hundred thousand of these fit into memory.
 *
 * @param event the event's id, cut if it is long
 * @param at when the letter was written
 * @param bytes about how much room the letter takes
 */
record LetterSummary(
        LetterId id, String group, String event, String reason, Instant failedAt, Instant at, int replays, int bytes) {}
