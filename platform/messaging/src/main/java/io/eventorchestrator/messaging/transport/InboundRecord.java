package io.eventorchestrator.messaging.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An undecoded record from Kafka; equal by content. Arrays are not copied and must not be changed.
 *
 * @param topic according to the transport, never to the record's content
 * @param partition {@link #UNKNOWN} if the transport doesn't know it
 * @param offset {@link #UNKNOWN} if the transport doesn't know it
 * @param key null if the producer set none
 * @param headers in their order, including repeated names, as far as the transport shows them
 * @param value null for a record without a value, which the sidecar delivers as the text {@code null}
 */
public record InboundRecord(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        List<RecordHeader> headers,
        byte @Nullable [] value) {

    /** Represents an unknown partition or offset. */
    public static final int UNKNOWN = -1;

    public InboundRecord {
        headers = List.copyOf(headers);
    }

    /** The key as UTF-8, with replacement characters for invalid bytes. */
    public @Nullable String keyText() {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /** The maximum size that this record would have in a request: key, headers, value and framing, uncompressed. */
    public long bytes() {
        return RecordSize.of(key, headers, value);
    }

    /** The text of the last header with this name, which Kafka's own readers use as well. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .reduce((earlier, later) -> later)
                .map(RecordHeader::text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InboundRecord inbound
                && offset == inbound.offset
                && partition == inbound.partition
                && topic.equals(inbound.topic)
                && Arrays.equals(key, inbound.key)
                && headers.equals(inbound.headers)
                && Arrays.equals(value, inbound.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, partition, offset, Arrays.hashCode(key));
    }
}
