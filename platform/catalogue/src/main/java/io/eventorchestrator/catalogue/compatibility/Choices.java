package io.eventorchestrator.catalogue.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The choices that a schema leaves. Each is a list of cases, one of which holds. */
final class Choices {

    private Choices() {}

    static List<List<Alternative>> of(SchemaNode node) {
        List<List<Alternative>> choices = new ArrayList<>();
        if (node.has("anyOf")) {
            choices.add(node.schemas("anyOf").stream()
                    .map(one -> new Alternative(List.of(one), List.of()))
                    .toList());
        }
        if (node.has("oneOf")) {
            choices.add(oneOf(node.schemas("oneOf")));
        }
        node.schema("if")
                .ifPresent(condition -> choices.add(List.of(
                        new Alternative(join(condition, node.schemas("then")), List.of()),
                        new Alternative(node.schemas("else"), List.of(condition)))));
        node.get("dependentSchemas").propertyNames().forEach(name -> choices.add(dependent(node, name)));
        node.get("dependentRequired")
                .properties()
                .forEach(dependency -> choices.add(List.of(absent(dependency.getKey()), together(dependency))));
        return choices;
    }

    private static List<Alternative> oneOf(List<SchemaNode> all) {
        return IntStream.range(0, all.size())
                .mapToObj(chosen -> new Alternative(
                        List.of(all.get(chosen)),
                        IntStream.range(0, all.size())
                                .filter(other -> other != chosen)
                                .mapToObj(all::get)
                                .toList()))
                .toList();
    }

    private static List<Alternative> dependent(SchemaNode node, String name) {
        return List.of(
                absent(name),
                new Alternative(
                        join(
                                present(List.of(name)),
                                node.schema("dependentSchemas", name).stream().toList()),
                        List.of()));
    }

    private static Alternative together(Map.Entry<String, tools.jackson.databind.JsonNode> dependency) {
        return new Alternative(
                List.of(present(Stream.concat(
                                Stream.of(dependency.getKey()),
                                dependency.getValue().valueStream().map(name -> name.asString("")))
                        .toList())),
                List.of());
    }

    private static Alternative absent(String name) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.withObjectProperty("properties").put(name, false);
        return new Alternative(List.of(JsonSchema.of(schema).root()), List.of());
    }

    /** A schema that requires names of an object. */
    static SchemaNode present(List<String> names) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        names.forEach(schema.withArrayProperty("required")::add);
        return JsonSchema.of(schema).root();
    }

    private static List<SchemaNode> join(SchemaNode first, List<SchemaNode> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
