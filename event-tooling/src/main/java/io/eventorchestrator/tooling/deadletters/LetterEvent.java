package io.eventorchestrator.tooling.deadletters;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be read of a letter's value.
 *
 * @param story id of the first event of its story; empty where it names none
 */
record LetterEvent(JsonNode json, String id, String type, String story) {

    // An edited letter keeps the numbers of the original.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** @return empty if the value is no JSON object; much of what dies is not */
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
}
