package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bulk posted by the sidecar; Dapr documents the format under "Publish and subscribe to bulk messages".
 *
 * @param topic the subscribed topic, which no record can forge; empty if the bulk names none
 * @param broken the reason why the rest of the body is unreadable; null if it was read to its end
 */
record BulkDelivery(
        String topic, List<BulkEntry> entries, @Nullable String broken) {

    List<InboundRecord> records() {
        return entries.stream().map(entry -> entry.inbound(topic)).toList();
    }
}
