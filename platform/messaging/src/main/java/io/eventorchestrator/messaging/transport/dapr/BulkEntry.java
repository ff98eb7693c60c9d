package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a bulk, as far as it is readable.
 *
 * @param entryId id for the answer; empty if the entry has none
 * @param event bytes of the record's value
 * @param metadata the record's headers, and the sidecar's metadata under names that begin with {@code __}; without a
 *     filter in the component, a header with such a name replaces the sidecar's metadata
 */
record BulkEntry(String entryId, byte[] event, Map<String, @Nullable String> metadata) {

    // The sidecar returns publish metadata as record headers, and adds its own.
    private static final Set<String> OF_THE_SIDECAR =
            Set.of("partitionKey", "partitionNumber", "rawPayload", "pubsubName");

    private static final int MOST_DIGITS = 19;

    /** @param topic the topic that the sidecar subscribes to */
    InboundRecord inbound(String topic) {
        long partition = number("__partition");
        long offset = number("__offset");
        boolean credible = topic.equals(metadata.getOrDefault("__topic", topic))
                && partition >= 0
                && partition <= Integer.MAX_VALUE
                && offset >= 0;
        return new InboundRecord(
                topic,
                credible ? (int) partition : InboundRecord.UNKNOWN,
                credible ? offset : InboundRecord.UNKNOWN,
                bytes(metadata.get("__key")),
                headers(),
                event);
    }

    private long number(String name) {
        String text = metadata.get(name);
        return text != null && text.length() < MOST_DIGITS && text.matches("[0-9]+")
                ? Long.parseLong(text)
                : InboundRecord.UNKNOWN;
    }

    private List<RecordHeader> headers() {
        return metadata.entrySet().stream()
                .filter(header -> !header.getKey().startsWith("__") && !OF_THE_SIDECAR.contains(header.getKey()))
                .map(header -> new RecordHeader(header.getKey(), bytes(header.getValue())))
                .toList();
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
