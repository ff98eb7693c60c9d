package io.eventorchestrator.messaging.transport.dapr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sidecar posts for a bulk; Dapr documents the shape under "Publish and subscribe to bulk messages". */
@JsonIgnoreProperties(ignoreUnknown = true)
record BulkDelivery(List<Entry> entries) {

    /** @param event base64 of the record's value where the subscription is raw, else the CloudEvent as JSON */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(String entryId, JsonNode event, @Nullable Map<String, String> metadata) {

        // Publish metadata come back as record headers, and the sidecar adds its own.
        private static final Set<String> OF_THE_SIDECAR =
                Set.of("partitionKey", "partitionNumber", "rawPayload", "pubsubName");

        InboundRecord inbound() {
            Map<String, String> all = metadata == null ? Map.of() : metadata;
            String key = all.get("__key");
            return new InboundRecord(
                    all.getOrDefault("__topic", ""),
                    Integer.parseInt(all.getOrDefault("__partition", "0")),
                    Long.parseLong(all.getOrDefault("__offset", "0")),
                    key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                    headers(all),
                    event.isString()
                            ? Base64.getDecoder().decode(event.asString())
                            : event.toString().getBytes(StandardCharsets.UTF_8));
        }

        private static List<RecordHeader> headers(Map<String, String> all) {
            return all.entrySet().stream()
                    .filter(header -> !header.getKey().startsWith("__") && !OF_THE_SIDECAR.contains(header.getKey()))
                    .map(header -> RecordHeader.of(header.getKey(), header.getValue()))
                    .toList();
        }
    }
}
