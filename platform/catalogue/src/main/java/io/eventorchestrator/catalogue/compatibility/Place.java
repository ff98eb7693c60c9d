package io.eventorchestrator.catalogue.compatibility;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A place in the document with the schemas for it.
 *
 * @param written schemas that the writer's value satisfies
 * @param read schemas that the reader wants satisfied
 * @param related all schemas that mention the place, whether they have to hold or not
 */
record Place(List<SchemaNode> written, List<SchemaNode> read, List<SchemaNode> related) {

    static Place of(List<SchemaNode> written, List<SchemaNode> read) {
        return new Place(
                written,
                read,
                Stream.concat(written.stream(), read.stream())
                        .flatMap(SchemaNode::inPlace)
                        .distinct()
                        .toList());
    }

    boolean isWritten(JsonNode value) {
        return written.stream().allMatch(schema -> schema.accepts(value));
    }

    boolean isRead(JsonNode value) {
        return read.stream().allMatch(schema -> schema.accepts(value));
    }

    Hints hints() {
        return new Hints(related);
    }

    Place property(String name) {
        return new Place(
                Conjunction.of(written).property(name).facts(),
                Conjunction.of(read).property(name).facts(),
                related.stream()
                        .flatMap(schema -> Parts.property(schema, name))
                        .flatMap(SchemaNode::inPlace)
                        .distinct()
                        .toList());
    }

    Place item(int index) {
        return new Place(
                Conjunction.of(written).item(index).facts(),
                Conjunction.of(read).item(index).facts(),
                related.stream()
                        .flatMap(
                                schema -> Stream.concat(Parts.item(schema, index), schema.schemas("contains").stream()))
                        .flatMap(SchemaNode::inPlace)
                        .distinct()
                        .toList());
    }

    /** Tests whether a schema mentions one of the keywords. */
    boolean mentions(Set<String> keywords) {
        return related.stream().anyMatch(schema -> keywords.stream().anyMatch(schema::has));
    }

    /** The names that the schemas mention, and examples of other names that they restrict. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        related.forEach(schema -> {
            names.addAll(schema.get("properties").propertyNames());
            names.addAll(schema.get("dependentSchemas").propertyNames());
            schema.get("dependentRequired").properties().forEach(dependency -> {
                names.add(dependency.getKey());
                dependency.getValue().forEach(name -> names.add(name.asString("")));
            });
            schema.get("required").forEach(name -> names.add(name.asString("")));
            schema.get("patternProperties").propertyNames().forEach(p -> names.addAll(Samples.ofPattern(p)));
        });
        if (mentions(Set.of("additionalProperties", "propertyNames", "patternProperties"))) {
            names.add("other");
        }
        new Hints(related.stream()
                        .flatMap(schema -> schema.schemas("propertyNames").stream())
                        .toList())
                .scalars()
                .filter(JsonNode::isString)
                .forEach(name -> names.add(name.asString()));
        return names;
    }
}
