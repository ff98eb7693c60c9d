package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Probe;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The readable part of a letter's value.
 *
 * @param correlation the event's correlation id; empty if it has none
 */
record LetterEvent(JsonNode json, String id, String type, String correlation) {

    // Preserves the numbers of the original in an edited letter.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** @return empty if the value is not a JSON object, which is common among dead letters */
    static Optional<LetterEvent> of(byte[] value) {
        try {
            JsonNode json = JSON.readTree(value);
            return json != null && json.isObject()
                    ? Optional.of(new LetterEvent(
                            json,
                            json.path("id").asString("without id"),
                            json.path("type").asString("without type"),
                            json.path("correlationid")
                                    .asString(json.at("/metadata/correlationId").asString(""))))
                    : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** Tests for the extension in either of its forms, as services do. */
    boolean isProbe() {
        JsonNode probe = json.path(Probe.ATTRIBUTE);
        return probe.isBoolean() ? probe.booleanValue() : "true".equals(probe.stringValue(null));
    }
}
