package io.eventorchestrator.catalogue.compatibility;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The keywords under which a schema contains other schemas. */
final class Keywords {

    /** Say nothing about the document. */
    static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "$comment",
            "examples",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$schema",
            "$id",
            "id");

    /** Hold one schema. */
    static final Set<String> ONE = Set.of(
            "items",
            "additionalItems",
            "additionalProperties",
            "propertyNames",
            "contains",
            "not",
            "if",
            "then",
            "else",
            "unevaluatedItems",
            "unevaluatedProperties",
            "contentSchema");

    /** Hold a list of schemas. */
    static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

    /** Hold schemas by name. */
    static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "dependencies");

    /** Hold schemas for the same document, not for a part of it. */
    static final List<String> IN_PLACE =
            List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas");

    private Keywords() {}

    /** The schemas that a keyword holds, by their pointer within it. */
    static Stream<Map.Entry<String, JsonNode>> schemas(String keyword, JsonNode value) {
        if (MAPS.contains(keyword) && value.isObject()) {
            return value.propertyStream().map(child -> Map.entry("/" + escaped(child.getKey()), child.getValue()));
        }
        if (LISTS.contains(keyword) && value.isArray()) {
            return IntStream.range(0, value.size()).mapToObj(i -> Map.entry("/" + i, value.get(i)));
        }
        return ONE.contains(keyword) && !value.isMissingNode() && !value.isArray()
                ? Stream.of(Map.entry("", value))
                : Stream.empty();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
