package io.eventorchestrator.tooling.events;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CloudEvent in structured JSON, as far as it can be read. */
record JsonEvent(JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Empty if the bytes are not a JSON object. */
    static Optional<JsonEvent> of(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(value);
            return json != null && json.isObject() ? Optional.of(new JsonEvent(json)) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    String id() {
        return attribute("id");
    }

    String correlation() {
        return attribute("correlationid");
    }

    /** Empty if the event lacks it. */
    String attribute(String name) {
        return json.path(name).asString("");
    }
}
