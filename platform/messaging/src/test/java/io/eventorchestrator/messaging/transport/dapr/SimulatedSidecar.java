package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Posts records as the sidecar does, and has them read as the service reads them. */
public final class SimulatedSidecar {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SimulatedSidecar() {}

    /** @param hidesMetadata whether its component excludes headers that look like its metadata, which replace it */
    public static List<InboundRecord> deliver(List<InboundRecord> records, boolean hidesMetadata) {
        Map<String, List<InboundRecord>> byTopic = records.stream()
                .collect(Collectors.groupingBy(InboundRecord::topic, LinkedHashMap::new, Collectors.toList()));
        List<InboundRecord> delivered = new ArrayList<>();
        byTopic.forEach((topic, bulk) -> delivered.addAll(
                BulkReader.read(post(topic, bulk, hidesMetadata)).records()));
        return delivered;
    }

    private static byte[] post(String topic, List<InboundRecord> bulk, boolean hidesMetadata) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (InboundRecord inbound : bulk) {
            entries.add(Map.of(
                    "entryId",
                    String.valueOf(entries.size()),
                    "event",
                    inbound.value() == null ? "" : inbound.value(),
                    "metadata",
                    metadata(inbound, hidesMetadata)));
        }
        return JSON.writeValueAsBytes(Map.of("topic", topic, "entries", entries));
    }

    private static Map<String, String> metadata(InboundRecord inbound, boolean hidesMetadata) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("__topic", inbound.topic());
        metadata.put("__partition", String.valueOf(inbound.partition()));
        metadata.put("__offset", String.valueOf(inbound.offset()));
        metadata.put("__key", String.valueOf(inbound.keyText()));
        inbound.headers().stream()
                .filter(header -> !hidesMetadata || !header.name().startsWith("__"))
                .forEach(header -> metadata.put(header.name(), header.text()));
        return metadata;
    }
}
