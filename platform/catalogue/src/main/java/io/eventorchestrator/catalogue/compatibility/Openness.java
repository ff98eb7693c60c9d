package io.eventorchestrator.catalogue.compatibility;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An older producer never writes a property that only the newer schema names. Expresses this convention as a schema
 * beside the older one, so that no other class needs to know it. An older schema that defines other properties
 * ({@code additionalProperties}, {@code patternProperties}) is taken literally.
 */
final class Openness {

    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    private final Map<List<Set<SchemaNode>>, String> names = new HashMap<>();

    private Openness() {}

    static SchemaNode of(JsonSchema older, JsonSchema newer) {
        Openness openness = new Openness();
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$ref", openness.reference(Set.of(older.root()), Set.of(newer.root())));
        schema.set("$defs", openness.definitions);
        return JsonSchema.of(schema).root();
    }

    private String reference(Collection<SchemaNode> older, Collection<SchemaNode> newer) {
        List<Set<SchemaNode>> place = List.of(inPlace(older), inPlace(newer));
        String known = names.get(place);
        if (known != null) {
            return known;
        }
        String name = "p" + names.size();
        names.put(place, "#/$defs/" + name);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        definitions.set(name, schema);
        properties(place.getFirst(), place.getLast(), schema);
        elements(place.getFirst(), place.getLast(), schema);
        return "#/$defs/" + name;
    }

    private void properties(Set<SchemaNode> older, Set<SchemaNode> newer, ObjectNode schema) {
        Set<String> before = named(older);
        named(newer).forEach(name -> {
            if (before.contains(name)) {
                describe(part("properties", name, older), part("properties", name, newer), schema, name);
            } else if (older.stream().noneMatch(node -> mentions(node, name))) {
                schema.withObjectProperty("properties").put(name, false);
            }
        });
    }

    private void describe(List<SchemaNode> older, List<SchemaNode> newer, ObjectNode schema, String name) {
        if (!older.isEmpty() && !newer.isEmpty()) {
            schema.withObjectProperty("properties").putObject(name).put("$ref", reference(older, newer));
        }
    }

    private void elements(Set<SchemaNode> older, Set<SchemaNode> newer, ObjectNode schema) {
        List<SchemaNode> before = elements(older);
        List<SchemaNode> after = elements(newer);
        if (!before.isEmpty() && !after.isEmpty()) {
            schema.putObject("items").put("$ref", reference(before, after));
        }
    }

    private static List<SchemaNode> elements(Set<SchemaNode> nodes) {
        return nodes.stream()
                .flatMap(node -> Stream.of("items", "prefixItems").flatMap(keyword -> node.schemas(keyword).stream()))
                .toList();
    }

    private static List<SchemaNode> part(String keyword, String name, Set<SchemaNode> nodes) {
        return nodes.stream()
                .flatMap(node -> node.schema(keyword, name).stream())
                .toList();
    }

    private static boolean mentions(SchemaNode node, String name) {
        return Parts.property(node, name).anyMatch(schema -> !schema.isTrue());
    }

    private static Set<String> named(Set<SchemaNode> nodes) {
        return nodes.stream()
                .flatMap(node -> Stream.concat(
                        node.get("properties").propertyNames().stream(),
                        node.get("required").valueStream().map(name -> name.asString(""))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<SchemaNode> inPlace(Collection<SchemaNode> nodes) {
        return nodes.stream().flatMap(SchemaNode::inPlace).collect(Collectors.toSet());
    }
}
