package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record as the sidecar's bulk publish API takes it, and its position among its topic's.
 *
 * @param json the entry, with the position as its id
 */
record PublishEntry(int position, byte[] json) {

    // By this type the sidecar decodes the value from base64, and changes nothing of it. What the record says of itself
    // stands in its header.
    private static final String BYTES = "application/octet-stream";

    static List<PublishEntry> of(List<OutboundRecord> records, JsonMapper mapper) {
        List<PublishEntry> entries = new ArrayList<>(records.size());
        for (OutboundRecord outbound : records) {
            entries.add(of(entries.size(), outbound, mapper));
        }
        return entries;
    }

    private static PublishEntry of(int position, OutboundRecord outbound, JsonMapper mapper) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(outbound.bytes() * 3 / 2);
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("entryId", String.valueOf(position));
            json.writeStringProperty("contentType", BYTES);
            json.writeName("event");
            json.writeBinary(outbound.value());
            json.writeName("metadata");
            writeMetadata(outbound, json);
            json.writeEndObject();
        }
        return new PublishEntry(position, bytes.toByteArray());
    }

    // Of a doubled name the last stays, which is the one that Kafka's readers take, too.
    private static void writeMetadata(OutboundRecord outbound, JsonGenerator json) {
        json.writeStartObject();
        outbound.headers().forEach(header -> json.writeStringProperty(header.name(), header.text()));
        String key = outbound.keyText();
        if (key != null) {
            json.writeStringProperty("partitionKey", key);
        }
        json.writeStringProperty("partitionNumber", String.valueOf(outbound.partition()));
        json.writeEndObject();
    }
}
