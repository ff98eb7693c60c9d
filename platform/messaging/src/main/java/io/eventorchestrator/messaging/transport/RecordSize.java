package io.eventorchestrator.messaging.transport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The maximum size of a record in a request to the broker or the sidecar, uncompressed. */
final class RecordSize {

    // Kafka's framing takes at most 21 bytes for a record and 10 for a header; the sidecar's request takes more.
    private static final int FRAMING = 64;
    private static final int HEADER_FRAMING = 16;

    private RecordSize() {}

    static long of(byte @Nullable [] key, List<RecordHeader> headers, byte @Nullable [] value) {
        return FRAMING
                + length(key)
                + length(value)
                + headers.stream().mapToLong(RecordSize::of).sum();
    }

    private static long of(RecordHeader header) {
        return HEADER_FRAMING + length(header.name().getBytes(StandardCharsets.UTF_8)) + length(header.value());
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
