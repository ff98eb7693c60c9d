package io.eventorchestrator.messaging.transport;

import io.eventorchestrator.catalogue.StrictUtf8;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Record headers as stored by outbox and inbox: a JSON array of {@code {"name", "text"}}, with {@code "base64"} instead
 * of {@code "text"} for a value that is not UTF-8, and neither for a header without a value. The form is lossless, and
 * readable for an operator.
 */
public final class StoredHeaders {

    private static final String NAME = "name";
    private static final String TEXT = "text";
    private static final String BASE64 = "base64";

    // ASCII only, because a header name may contain an unpaired surrogate, which no database can store as text.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private StoredHeaders() {}

    /** @return ASCII */
    public static String toJson(List<RecordHeader> headers) {
        ArrayNode array = JSON.createArrayNode();
        headers.forEach(header -> store(header, array.addObject()));
        return JSON.writeValueAsString(array);
    }

    /** @param json written by {@link #toJson} */
    public static List<RecordHeader> fromJson(String json) {
        return JSON.readTree(json).valueStream().map(StoredHeaders::header).toList();
    }

    private static void store(RecordHeader header, ObjectNode stored) {
        stored.put(NAME, header.name());
        byte[] value = header.value();
        if (value != null) {
            StrictUtf8.decode(value)
                    .ifPresentOrElse(text -> stored.put(TEXT, text), () -> stored.put(BASE64, base64(value)));
        }
    }

    private static RecordHeader header(JsonNode stored) {
        String name = stored.path(NAME).asString();
        if (stored.has(BASE64)) {
            return new RecordHeader(
                    name, Base64.getDecoder().decode(stored.path(BASE64).asString()));
        }
        return stored.has(TEXT) ? RecordHeader.of(name, stored.path(TEXT).asString()) : new RecordHeader(name, null);
    }

    private static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }
}
