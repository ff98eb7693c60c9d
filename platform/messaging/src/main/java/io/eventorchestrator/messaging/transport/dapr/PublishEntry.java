package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record as an entry of the sidecar's bulk publish API, with its position among its topic's records.
 *
 * @param outbound the record
 * @param json the entry, with the position as its id
 */
record PublishEntry(int position, OutboundRecord outbound, byte[] json) {

    // With this type the sidecar decodes the value from base64 and leaves it unchanged. The record's own content type
    // is in its header.
    private static final String BYTES = "application/octet-stream";

    // The sidecar writes this as a record without a value.
    private static final byte[] NO_VALUE = "null".getBytes(StandardCharsets.UTF_8);

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
            json.writeBinary(Objects.requireNonNullElse(outbound.value(), NO_VALUE));
            json.writeName("metadata");
            writeMetadata(outbound, json);
            json.writeEndObject();
        }
        return new PublishEntry(position, outbound, bytes.toByteArray());
    }

    // Of several headers with one name the last remains, which Kafka's readers use as well.
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
