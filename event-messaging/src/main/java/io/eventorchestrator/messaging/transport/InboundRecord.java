package io.eventorchestrator.messaging.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in Kafka, unread; equal to another by its content. Arrays are not copied and not to be changed.
 *
 * @param topic as the transport knows it, never as the record claims
 * @param partition {@link #UNKNOWN} where the transport can't tell
 * @param offset {@link #UNKNOWN} where the transport can't tell
 * @param key null where the producer gave none
 * @param headers in their order, names that occur twice included, as far as the transport shows them
 * @param value empty for a record without a value
 */
public record InboundRecord(
        String topic, int partition, long offset, byte @Nullable [] key, List<RecordHeader> headers, byte[] value) {

    /** Stands for a partition and an offset that the transport can't tell. */
    public static final int UNKNOWN = -1;

    public InboundRecord {
        headers = List.copyOf(headers);
    }

    /** The key as UTF-8, with replacement characters for bytes that are none. */
    public @Nullable String keyText() {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /** The text of the last header of this name, which is the one that Kafka's own readers take. */
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
