package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.yaml.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Lists the properties of a payload's JSON Schema, through references, lists and alternatives. */
final class Properties {

    /** Marks personal data: {@code true} in a schema, a list of paths in a message. */
    static final String PERSONAL = "x-personal-data";

    private static final int DEEPEST = 12;
    // Without a limit, alternatives that refer to each other would be read in every possible order.
    private static final int MOST_SCHEMAS = 5_000;
    private static final List<String> ALTERNATIVES = List.of("allOf", "anyOf", "oneOf");

    private final References references;
    private final Set<String> marked;
    private final Map<String, Property> all = new LinkedHashMap<>();
    private final Set<Node> open = new HashSet<>();
    private int read;

    /** @param marked paths that the message marks as personal data */
    Properties(References references, Set<String> marked) {
        this.references = references;
        this.marked = marked;
    }

    List<Property> of(Part schema) {
        read(schema, "", false);
        return new ArrayList<>(all.values());
    }

    // A schema may contain itself; each is read once on a path.
    private void read(Part schema, String path, boolean isPersonal) {
        if (read++ >= MOST_SCHEMAS || open.size() >= DEEPEST || !open.add(schema.node())) {
            return;
        }
        Set<String> required = required(schema);
        entries(schema, "properties").forEach(named -> property(named, path, required, isPersonal));
        references.find(schema, "items").ifPresent(items -> read(items, path, isPersonal));
        ALTERNATIVES.stream()
                .flatMap(key -> references.find(schema, key).stream())
                .flatMap(list -> list.items().stream())
                .flatMap(one -> references.resolve(one).stream())
                .forEach(one -> read(one, path, isPersonal));
        open.remove(schema.node());
    }

    private void property(Part named, String parent, Set<String> required, boolean isPersonal) {
        String path = parent.isEmpty() ? named.name() : parent + "." + named.name();
        references.resolve(named).ifPresent(schema -> {
            boolean marks = isPersonal
                    || marked.contains(path)
                    || references.text(schema, PERSONAL).filter("true"::equals).isPresent();
            all.putIfAbsent(
                    path,
                    new Property(
                            path,
                            type(schema),
                            references.text(schema, "format").orElse(""),
                            required.contains(named.name()),
                            marks,
                            references.source(named)));
            read(schema, path, marks);
        });
    }

    // With null, it may be absent, which says nothing about its type.
    private String type(Part schema) {
        Part type = references.find(schema, "type").orElse(schema);
        List<String> types = (type.isList() ? type.items() : List.of(type))
                .stream().flatMap(one -> one.text().stream()).toList();
        List<String> values = types.stream().filter(one -> !one.equals("null")).toList();
        return values.size() == 1 ? values.getFirst() : "";
    }

    private Set<String> required(Part schema) {
        return references.find(schema, "required").map(Part::items).orElse(List.of()).stream()
                .flatMap(name -> name.text().stream())
                .collect(Collectors.toSet());
    }

    private Stream<Part> entries(Part schema, String key) {
        return references.find(schema, key).map(Part::entries).orElse(List.of()).stream();
    }
}
