package io.eventorchestrator.tooling.outbox;

import org.jspecify.annotations.Nullable;

/** What records have to match; null lets all through. */
record Matching(
        Long @Nullable [] seqs,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String reason) {}
