package io.eventorchestrator.tooling.outbox;

import org.jspecify.annotations.Nullable;

/** Conditions for records; null matches all. */
record Matching(
        Long @Nullable [] seqs,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String reason) {

    boolean canMatch() {
        return seqs == null || seqs.length > 0;
    }
}
