package io.eventorchestrator.tooling.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Records of one topic that wait, or are set aside, for reasons that differ in numbers only.
 *
 * @param reason of one of them; null while nothing is known against them
 * @param held whether they wait behind a record of their key that is set aside
 * @param first the id of the oldest
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
