package io.eventorchestrator.messaging.transport;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is to stand in Kafka, byte for byte the same on both transports.
 *
 * @param key null only for a dead letter whose original had none
 * @param partition as computed by the library, since the sidecar's own choice differs from the Java client's
 * @param headers record headers, the content type among them
 * @param value not copied, not to be changed
 */
public record OutboundRecord(
        String topic, @Nullable String key, int partition, Map<String, String> headers, byte[] value) {

    /** The header that tells a CloudEvents reader how the value is encoded. */
    public static final String CONTENT_TYPE = "content-type";

    // Kafka's framing of a record takes 21 bytes at most, that of a header 10; the sidecar's request takes more.
    private static final int FRAMING = 64;
    private static final int HEADER_FRAMING = 16;

    /**
     * What this record takes at most in a request to the broker or to the sidecar: key, headers, value and their
     * framing, uncompressed.
     */
    public int bytes() {
        return FRAMING
                + (key == null ? 0 : utf8(key))
                + value.length
                + headers.entrySet().stream()
                        .mapToInt(header -> HEADER_FRAMING + utf8(header.getKey()) + utf8(header.getValue()))
                        .sum();
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
