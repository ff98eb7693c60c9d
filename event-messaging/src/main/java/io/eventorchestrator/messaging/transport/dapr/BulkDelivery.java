package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sidecar posts for a bulk; Dapr documents the shape under "Publish and subscribe to bulk messages".
 *
 * @param topic that the sidecar subscribes to, which no record can claim; empty where the bulk names none
 * @param broken why the body can't be read behind these entries; null if it was read to its end
 */
record BulkDelivery(
        String topic, List<BulkEntry> entries, @Nullable String broken) {

    List<InboundRecord> records() {
        return entries.stream().map(entry -> entry.inbound(topic)).toList();
    }
}
