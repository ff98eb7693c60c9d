package io.eventorchestrator.tooling.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record in an outbox.
 *
 * @param seq its place in the outbox
 * @param headers as they are stored: a JSON array of {@code {"name", "text" or "base64"}}
 * @param value only where a single record is read
 * @param bytes size of the value
 * @param held records that wait behind it since it is set aside
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

    /** What list, show and the other commands call it. */
    String id() {
        return service + "/" + seq;
    }

    enum State {
        PENDING,
        SET_ASIDE
    }
}
