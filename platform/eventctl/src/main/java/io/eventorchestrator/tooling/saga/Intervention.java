package io.eventorchestrator.tooling.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's order for a return.
 *
 * @param step to waive; null for other actions
 * @param settledAt null while it waits for the service
 * @param answer the state after it, or why it was refused; null while it waits
 */
record Intervention(
        long seq,
        String action,
        @Nullable String step,
        String by,
        String why,
        Instant at,
        @Nullable Instant settledAt,
        @Nullable String answer) {

    private static final String REFUSED = "refused: ";

    boolean waits() {
        return settledAt == null;
    }

    boolean isRefused() {
        return answer != null && answer.startsWith(REFUSED);
    }
}
