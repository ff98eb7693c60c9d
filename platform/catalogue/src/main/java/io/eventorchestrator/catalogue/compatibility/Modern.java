package io.eventorchestrator.catalogue.compatibility;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rewrites a schema of drafts 4 to 7 in the words of draft 2020-12, and leaves annotations out. */
final class Modern {

    private static final Set<String> SINCE_6 = Set.of("const", "contains", "propertyNames");
    private static final Set<String> SINCE_7 = Set.of("if", "then", "else");

    private final int draft;
    private final String ownId;

    private Modern(int draft, String ownId) {
        this.draft = draft;
        this.ownId = ownId;
    }

    static JsonNode of(JsonNode schema) {
        String id = schema.path("$id").asString(schema.path("id").asString(""));
        return new Modern(draft(schema.path("$schema").asString("")), id.replaceFirst("#$", "")).rewrite(schema);
    }

    private static int draft(String dialect) {
        for (int old = 3; old <= 7; old++) {
            if (dialect.contains("draft-0" + old)) {
                return old;
            }
        }
        return 8;
    }

    private JsonNode rewrite(JsonNode schema) {
        if (!(schema instanceof ObjectNode)) {
            return schema;
        }
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(keyword -> keyword(schema, keyword, written));
        String id = schema.path("$id").asString("");
        if (id.startsWith("#") && id.length() > 1) {
            written.put("$anchor", id.substring(1));
        } else if (!id.isEmpty() && !id.replaceFirst("#$", "").equals(ownId)) {
            written.put("$id", id);
        }
        return written;
    }

    private void keyword(JsonNode schema, Map.Entry<String, JsonNode> keyword, ObjectNode written) {
        String name = keyword.getKey();
        if (Keywords.ANNOTATIONS.contains(name) || isUnknown(name) || isHiddenByReference(schema, name)) {
            return;
        }
        JsonNode value = keyword.getValue();
        switch (name) {
            case "$ref" -> written.put(name, local(value.asString("")));
            case "items" -> written.set(value.isArray() ? "prefixItems" : name, schemas("items", value));
            case "additionalItems" -> additionalItems(schema, value, written);
            case "dependencies" -> dependencies(value, written);
            case "exclusiveMinimum" -> exclusive(name, schema.path("minimum"), value, written);
            case "exclusiveMaximum" -> exclusive(name, schema.path("maximum"), value, written);
            default -> written.set(name, schemas(name, value));
        }
    }

    private boolean isUnknown(String name) {
        return (draft < 6 && SINCE_6.contains(name)) || (draft < 7 && SINCE_7.contains(name));
    }

    // Up to draft 7, a reference hides everything beside it.
    private boolean isHiddenByReference(JsonNode schema, String name) {
        return draft <= 7
                && schema.has("$ref")
                && !Set.of("$ref", "definitions", "$defs").contains(name);
    }

    private String local(String reference) {
        return !ownId.isEmpty() && reference.startsWith(ownId + "#") ? reference.substring(ownId.length()) : reference;
    }

    private void additionalItems(JsonNode schema, JsonNode value, ObjectNode written) {
        if (schema.path("items").isArray()) {
            written.set("items", rewrite(value));
        }
    }

    private void dependencies(JsonNode dependencies, ObjectNode written) {
        dependencies.properties().forEach(dependency -> {
            boolean names = dependency.getValue().isArray();
            written.withObjectProperty(names ? "dependentRequired" : "dependentSchemas")
                    .set(dependency.getKey(), names ? dependency.getValue() : rewrite(dependency.getValue()));
        });
    }

    // In draft 4, exclusiveMinimum says whether minimum is exclusive.
    private static void exclusive(String name, JsonNode bound, JsonNode value, ObjectNode written) {
        if (!value.isBoolean()) {
            written.set(name, value);
        } else if (value.booleanValue() && bound.isNumber()) {
            written.set(name, bound);
        }
    }

    private JsonNode schemas(String keyword, JsonNode value) {
        if (Keywords.MAPS.contains(keyword) && value.isObject()) {
            ObjectNode written = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(child -> written.set(child.getKey(), rewrite(child.getValue())));
            return written;
        }
        if (value.isArray() && (keyword.equals("items") || Keywords.LISTS.contains(keyword))) {
            ArrayNode written = JsonNodeFactory.instance.arrayNode();
            value.forEach(child -> written.add(rewrite(child)));
            return written;
        }
        return Keywords.ONE.contains(keyword) ? rewrite(value) : value;
    }
}
