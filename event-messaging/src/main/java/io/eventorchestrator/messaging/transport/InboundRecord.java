package io.eventorchestrator.messaging.transport;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in Kafka, unread.
 *
 * @param key null where the producer gave none; what is no text in UTF-8 without zeros is replaced
 * @param headers record headers as text; those that the sidecar adds (beginning with {@code __}) are left out
 * @param value not copied, not to be changed; empty for a record without a value
 */
public record InboundRecord(
        String topic, int partition, long offset, @Nullable String key, Map<String, String> headers, byte[] value) {

    public InboundRecord {
        key = key == null ? null : text(key);
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> text(header.getKey()), header -> text(header.getValue()), (one, other) -> one));
    }

    // PostgreSQL's text takes no zero; it becomes what stands for any byte that is no UTF-8.
    private static String text(String raw) {
        return raw.replace('\0', '\ufffd');
    }
}
