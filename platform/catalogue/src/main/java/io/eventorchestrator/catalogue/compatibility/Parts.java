package io.eventorchestrator.catalogue.compatibility;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The schemas that one schema has for a part of the document. */
final class Parts {

    private Parts() {}

    static Stream<SchemaNode> property(SchemaNode schema, String name) {
        List<SchemaNode> own = Stream.concat(
                        schema.schema("properties", name).stream(),
                        schema.get("patternProperties").propertyNames().stream()
                                .filter(pattern -> matches(pattern, name))
                                .flatMap(pattern -> schema.schema("patternProperties", pattern).stream()))
                .toList();
        return own.isEmpty() ? schema.schemas("additionalProperties").stream() : own.stream();
    }

    static Stream<SchemaNode> item(SchemaNode schema, int index) {
        List<SchemaNode> prefix = schema.schemas("prefixItems");
        return index < prefix.size() ? Stream.of(prefix.get(index)) : schema.schemas("items").stream();
    }

    static boolean matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).find();
    }

    /** Tests whether a name has no separate schema, only that of all unnamed properties. */
    static boolean isAdditional(SchemaNode schema, String name) {
        return !schema.get("properties").has(name)
                && schema.get("patternProperties").propertyNames().stream().noneMatch(p -> matches(p, name));
    }

    static Optional<SchemaNode> additional(SchemaNode schema) {
        return schema.schema("additionalProperties");
    }
}
