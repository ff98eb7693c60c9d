package io.eventorchestrator.messaging.transport;

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
}
