package io.eventorchestrator.messaging.transport.dapr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a bulk posted by the sidecar, and never throws because of its content: a bad entry does not affect the others.
 * The event of a parsed delivery is cut out of the body, so that its depth, names or numbers can't overwhelm a parser.
 */
final class BulkReader {

    // The broker limits records, and the sidecar has encoded this one as JSON, so an unusual size is not an attack
    // here.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] body;
    private final List<BulkEntry> entries = new ArrayList<>();
    private String topic = "";

    private BulkReader(byte[] body) {
        this.body = body;
    }

    /** @return the entries up to the end, or to where the body stops being JSON; the sidecar repeats the others */
    static BulkDelivery read(byte[] body) {
        BulkReader reader = new BulkReader(body);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            reader.readBulk(json);
            return new BulkDelivery(reader.topic, reader.entries, null);
        } catch (JacksonException broken) {
            return new BulkDelivery(reader.topic, reader.entries, broken.getOriginalMessage());
        }
    }

    private void readBulk(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (name.equals("entries") && value == JsonToken.START_ARRAY) {
                readEntries(json);
            } else if (name.equals("topic")) {
                topic = text(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readEntries(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            entries.add(json.hasToken(JsonToken.START_OBJECT) ? entry(json) : new BulkEntry("", raw(json), Map.of()));
        }
    }

    private BulkEntry entry(JsonParser json) {
        String entryId = "";
        byte[] event = new byte[0];
        Map<String, @Nullable String> metadata = Map.of();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "entryId" -> entryId = text(json);
                case "event" -> event = event(json);
                case "metadata" -> metadata = value == JsonToken.START_OBJECT ? metadata(json) : skipped(json);
                default -> json.skipChildren();
            }
        }
        return new BulkEntry(entryId, event, metadata);
    }

    private Map<String, @Nullable String> metadata(JsonParser json) {
        Map<String, @Nullable String> metadata = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            metadata.put(wellFormed(name), json.nextToken() == JsonToken.VALUE_NULL ? null : text(json));
        }
        return metadata;
    }

    private static Map<String, @Nullable String> skipped(JsonParser json) {
        json.skipChildren();
        return Map.of();
    }

    /** Base64 if the subscription is raw, otherwise the event as parsed and rewritten by the sidecar. */
    private byte[] event(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            return new byte[0];
        }
        return json.hasToken(JsonToken.VALUE_STRING) ? decoded(json.getString()) : raw(json);
    }

    private static byte[] decoded(String event) {
        try {
            return Base64.getDecoder().decode(event);
        } catch (IllegalArgumentException plain) {
            return event.getBytes(StandardCharsets.UTF_8);
        }
    }

    private String text(JsonParser json) {
        return json.hasToken(JsonToken.VALUE_STRING)
                ? wellFormed(json.getString())
                : new String(raw(json), StandardCharsets.UTF_8);
    }

    // JSON can escape an unpaired surrogate, which is not valid text anywhere else.
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The unchanged bytes of the current value. */
    private byte[] raw(JsonParser json) {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return Arrays.copyOfRange(body, from, (int) json.currentLocation().getByteOffset());
    }
}
