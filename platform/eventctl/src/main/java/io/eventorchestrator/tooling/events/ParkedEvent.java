package io.eventorchestrator.tooling.events;

import io.eventorchestrator.platform.Count;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits in a service's inbox.
 *
 * @param dueAt time of the next attempt; null if it waits behind another event of its key
 * @param detail of the last failure; null if there was none
 */
record ParkedEvent(
        String id,
        String group,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable String detail) {

    String words() {
        String next = dueAt == null ? "behind another event of its key" : "next attempt " + dueAt;
        return "parked by " + group + " after " + Count.of(attempts, "attempt") + ", " + next
                + (detail == null ? "" : ": " + detail);
    }
}
