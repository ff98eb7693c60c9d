package io.eventorchestrator.catalogue.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A table of a schema's properties, nested ones included; other keywords are left to the schema itself. */
final class SchemaTable {

    private final JsonNode schema;
    private final StringBuilder rows = new StringBuilder();

    SchemaTable(JsonNode schema) {
        this.schema = schema;
    }

    /** A row per property, in the order of the schema. */
    String rows() {
        rows.setLength(0);
        properties("", schema);
        return rows.toString();
    }

    private void properties(String prefix, JsonNode object) {
        Set<String> required =
                object.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
            String name = prefix + property.getKey();
            JsonNode value = property.getValue();
            rows.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            Markdown.code(name),
                            type(value),
                            required.contains(property.getKey()) ? "yes" : "no",
                            limits(value)));
            properties(name + ".", value);
            properties(name + "[].", value.path("items"));
        }
    }

    private static String type(JsonNode value) {
        JsonNode type = value.path("type");
        String names = type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "))
                : type.asString(value.has("$ref") ? "see " + value.path("$ref").asString() : "any");
        return Markdown.line(
                value.has("format") ? names + ", " + value.path("format").asString() : names);
    }

    private static String limits(JsonNode value) {
        List<String> limits = new ArrayList<>();
        range(limits, value, "minLength", "maxLength", " characters");
        range(limits, value, "minimum", "maximum", "");
        range(limits, value, "minItems", "maxItems", " items");
        if (value.has("pattern")) {
            limits.add("matches " + Markdown.code(value.path("pattern").asString()));
        }
        if (value.has("enum")) {
            limits.add("one of "
                    + value.path("enum")
                            .valueStream()
                            .map(one -> Markdown.code(one.asString(one.toString())))
                            .collect(Collectors.joining(", ")));
        }
        String meaning = value.path("description").asString("");
        return Stream.concat(limits.stream(), meaning.isEmpty() ? Stream.of() : Stream.of(Markdown.line(meaning)))
                .collect(Collectors.joining("; "));
    }

    private static void range(List<String> limits, JsonNode value, String least, String most, String unit) {
        String from = value.path(least).asString("");
        String to = value.path(most).asString("");
        if (!from.isEmpty() && !to.isEmpty()) {
            limits.add(from.equals(to) ? from + unit : from + " to " + to + unit);
        } else if (!from.isEmpty()) {
            limits.add("at least " + from + unit);
        } else if (!to.isEmpty()) {
            limits.add("at most " + to + unit);
        }
    }
}
