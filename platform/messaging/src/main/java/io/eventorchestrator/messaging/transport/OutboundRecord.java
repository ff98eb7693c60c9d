package io.eventorchestrator.messaging.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record to be written to Kafka, identical on both transports as far as each can write it; equal by content. Arrays
 * are not copied and must not be changed.
 *
 * @param key null only for a dead letter whose original had none
 * @param partition computed by the library, since the sidecar's own choice differs from the Java client's
 * @param headers in their order, including the content type
 * @param value null only for a dead letter whose original had none
 */
public record OutboundRecord(
        String topic, byte @Nullable [] key, int partition, List<RecordHeader> headers, byte @Nullable [] value) {

    /** The header that tells CloudEvents readers the encoding of the value. */
    public static final String CONTENT_TYPE = "content-type";

    public OutboundRecord {
        headers = List.copyOf(headers);
    }

    /**
     * The maximum size of this record in a request to the broker or the sidecar: key, headers, value and framing,
     * uncompressed.
     */
    public int bytes() {
        return Math.toIntExact(RecordSize.of(key, headers, value));
    }

    /** The key as UTF-8, with replacement characters for invalid bytes. */
    public @Nullable String keyText() {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutboundRecord outbound
                && partition == outbound.partition
                && topic.equals(outbound.topic)
                && Arrays.equals(key, outbound.key)
                && headers.equals(outbound.headers)
                && Arrays.equals(value, outbound.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, partition, Arrays.hashCode(key), headers, Arrays.hashCode(value));
    }
}
