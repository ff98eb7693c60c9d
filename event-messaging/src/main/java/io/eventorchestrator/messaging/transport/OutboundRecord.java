package io.eventorchestrator.messaging.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is to stand in Kafka, the same on both transports as far as each can write it; equal to another by its
 * content. Arrays are not copied and not to be changed.
 *
 * @param key null only for a dead letter whose original had none
 * @param partition as computed by the library, since the sidecar's own choice differs from the Java client's
 * @param headers in their order, the content type among them
 */
public record OutboundRecord(
        String topic, byte @Nullable [] key, int partition, List<RecordHeader> headers, byte[] value) {

    /** The header that tells a CloudEvents reader how the value is encoded. */
    public static final String CONTENT_TYPE = "content-type";

    // Kafka's framing of a record takes 21 bytes at most, that of a header 10; the sidecar's request takes more.
    private static final int FRAMING = 64;
    private static final int HEADER_FRAMING = 16;

    public OutboundRecord {
        headers = List.copyOf(headers);
    }

    /**
     * What this record takes at most in a request to the broker or to the sidecar: key, headers, value and their
     * framing, uncompressed.
     */
    public int bytes() {
        return FRAMING
                + length(key)
                + value.length
                + headers.stream().mapToInt(OutboundRecord::bytes).sum();
    }

    private static int bytes(RecordHeader header) {
        return HEADER_FRAMING + length(header.name().getBytes(StandardCharsets.UTF_8)) + length(header.value());
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** The key as UTF-8, with replacement characters for bytes that are none. */
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
