package io.eventorchestrator.checker;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A record of a topic. */
final class TopicRecord {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode line;
    private final byte @Nullable [] value;
    private final Optional<JsonNode> event;

    private TopicRecord(JsonNode line, byte @Nullable [] value, Optional<JsonNode> event) {
        this.line = line;
        this.value = value;
        this.event = event;
    }

    /** @throws IllegalArgumentException without a place and a time, or with bytes that are none */
    static TopicRecord of(JsonNode line) {
        for (String number : List.of("partition", "offset", "timestamp")) {
            if (!line.path(number).canConvertToLong()) {
                throw new IllegalArgumentException("its " + number + " is not a number");
            }
        }
        byte[] value = bytes(line, "value");
        return new TopicRecord(line, value, value == null ? Optional.empty() : event(value));
    }

    private static byte @Nullable [] bytes(JsonNode line, String name) {
        if (line.has(name)) {
            return line.path(name).asString().getBytes(StandardCharsets.UTF_8);
        }
        String other = name + "Base64";
        return line.has(other) ? Base64.getDecoder().decode(line.path(other).asString()) : null;
    }

    private static Optional<JsonNode> event(byte[] value) {
        try {
            return Optional.of(JSON.readTree(value))
                    .filter(json ->
                            json.path("id").isString() && json.path("source").isString());
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    String topic() {
        return line.path("topic").asString();
    }

    int partition() {
        return line.path("partition").asInt();
    }

    long offset() {
        return line.path("offset").asLong();
    }

    long timestamp() {
        return line.path("timestamp").asLong();
    }

    String key() {
        return RecordKey.of(line);
    }

    /** The value as text; empty if it is none. */
    String text() {
        return line.path("value").asString("");
    }

    /** SHA-256 of the value; empty without one. */
    String digest() {
        return value == null ? "" : Fingerprint.ofBytes(value);
    }

    /** The event, if the value is one in structured mode. */
    Optional<JsonNode> event() {
        return event;
    }

    String eventId() {
        return event.map(json -> json.path("id").asString()).orElse("");
    }

    String source() {
        return event.map(json -> json.path("source").asString()).orElse("");
    }

    String data(String property) {
        return event.map(json -> json.path("data").path(property).asString("")).orElse("");
    }

    JsonNode headers() {
        return line.path("headers");
    }

    /** The last header with the name; empty if there is none. */
    String header(String name) {
        String found = "";
        for (JsonNode header : headers()) {
            found = name.equals(header.path("name").asString())
                    ? header.path("text").asString("")
                    : found;
        }
        return found;
    }

    /** As {@code topic/partition/offset}. */
    String place() {
        return topic() + "/" + partition() + "/" + offset();
    }
}
