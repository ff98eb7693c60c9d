package io.eventorchestrator.messaging.transport.dapr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
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
            return new InboundRecord(
                    all.getOrDefault("__topic", ""),
                    Integer.parseInt(all.getOrDefault("__partition", "0")),
                    Long.parseLong(all.getOrDefault("__offset", "0")),
                    all.get("__key"),
                    headers(all),
                    event.isString()
                            ? Base64.getDecoder().decode(event.asString())
                            : event.toString().getBytes(StandardCharsets.UTF_8));
        }

        private static Map<String, String> headers(Map<String, String> all) {
            Map<String, String> headers = new HashMap<>(all);
            headers.keySet().removeIf(name -> name.startsWith("__") || OF_THE_SIDECAR.contains(name));
            return headers;
        }
    }
}
