package io.eventorchestrator.messaging.transport;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in Kafka, unread.
 *
 * @param key null where the producer gave none
 * @param headers record headers as text; those that the sidecar adds (beginning with {@code __}) are left out
 * @param value not copied, not to be changed; empty for a record without a value
 */
public record InboundRecord(
        String topic, int partition, long offset, @Nullable String key, Map<String, String> headers, byte[] value) {}
