package io.eventorchestrator.tooling.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Pending or set-aside records of one topic, whose reasons differ only in numbers.
 *
 * @param reason the reason of one of them; null if there is none
 * @param held whether they wait behind a set-aside record of their key
 * @param first id of the oldest
 */
record RecordGroup(
        String service,
        String topic,
        StoredRecord.State state,
        boolean held,
        @Nullable String reason,
        long count,
        Instant oldest,
        Instant latest,
        String first) {}
