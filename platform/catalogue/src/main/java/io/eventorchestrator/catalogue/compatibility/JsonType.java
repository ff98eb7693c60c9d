package io.eventorchestrator.catalogue.compatibility;

import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The types of JSON Schema. Numbers are two types, whole ones and fractions, so that {@code integer} and {@code number}
 * are sets of types.
 */
enum JsonType {
    NULL,
    BOOLEAN,
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    FRACTION;

    static Set<JsonType> all() {
        return EnumSet.allOf(JsonType.class);
    }

    /** The types that the keyword {@code type} allows; all of them if it is missing. */
    static Set<JsonType> allowedBy(JsonNode type) {
        if (type.isMissingNode()) {
            return all();
        }
        Set<JsonType> allowed = EnumSet.noneOf(JsonType.class);
        if (type.isArray()) {
            type.forEach(one -> allowed.addAll(named(one.asString(""))));
        } else {
            allowed.addAll(named(type.asString("")));
        }
        return allowed;
    }

    static JsonType of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> OBJECT;
            case ARRAY -> ARRAY;
            case STRING -> STRING;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? INTEGER : FRACTION;
            default -> NULL;
        };
    }

    private static Set<JsonType> named(String name) {
        return switch (name) {
            case "null" -> EnumSet.of(NULL);
            case "boolean" -> EnumSet.of(BOOLEAN);
            case "object" -> EnumSet.of(OBJECT);
            case "array" -> EnumSet.of(ARRAY);
            case "string" -> EnumSet.of(STRING);
            case "integer" -> EnumSet.of(INTEGER);
            case "number" -> EnumSet.of(INTEGER, FRACTION);
            default -> EnumSet.noneOf(JsonType.class);
        };
    }
}
