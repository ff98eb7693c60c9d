package io.eventorchestrator.tooling.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record in an outbox.
 *
 * @param seq its position in the outbox
 * @param headers as stored: a JSON array of {@code {"name", "text" or "base64"}}
 * @param value only if a single record is read
 * @param bytes size of the value
 * @param held number of records that wait behind it because it is set aside
 */
record StoredRecord(
        String service,
        long seq,
        State state,
        String topic,
        int partition,
        byte @Nullable [] key,
        @Nullable String headers,
        byte @Nullable [] value,
        int bytes,
        @Nullable String reason,
        Instant createdAt,
        long held) {

    /** The record's id in all commands. */
    String id() {
        return service + "/" + seq;
    }

    enum State {
        PENDING,
        SET_ASIDE
    }
}
