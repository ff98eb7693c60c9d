package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.yaml.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a part of a document as separate JSON. */
final class BundleWriter {

    private static final String REFERENCE = "$ref";
    private static final String DEFINITIONS = "$defs";
    private static final JsonPointer IN_DEFINITIONS = JsonPointer.empty().appendProperty(DEFINITIONS);
    private static final Set<String> ANNOTATIONS = Set.of("description", "summary", "tags", "externalDocs", "examples");
    private static final Set<String> DATA = Set.of("default", "const", "enum");
    private static final Set<String> BY_NAME =
            Set.of("properties", "patternProperties", "dependentSchemas", DEFINITIONS, "definitions", "dependencies");
    // Aliases of YAML can unfold to any size.
    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 500;

    private final References references;
    private final Part root;
    private final Map<Node, String> names = new HashMap<>();
    private final Map<String, Part> definitions = new LinkedHashMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private int values;

    private BundleWriter(References references, Part root) {
        this.references = references;
        this.root = root;
    }

    /** @return empty if it is too large, which is a finding */
    static Optional<Bundle> bundle(References references, Part part) {
        try {
            return Optional.of(new BundleWriter(references, part).bundle());
        } catch (TooLarge unfolded) {
            references.tooLarge(part);
            return Optional.empty();
        }
    }

    private Bundle bundle() {
        JsonNode json = value(root, Kind.SCHEMA, 0);
        if (waiting.isEmpty()) {
            return new Bundle(json, root, definitions, references);
        }
        ObjectNode whole = json instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode().set("value", json);
        while (!waiting.isEmpty()) {
            String name = waiting.pop();
            JsonNode definition = value(definitions.getOrDefault(name, root), Kind.SCHEMA, 0);
            whole.withObjectProperty(DEFINITIONS).set(name, definition);
        }
        return new Bundle(whole, root, definitions, references);
    }

    private JsonNode value(Part part, Kind kind, int depth) {
        if (values++ >= MOST_VALUES || depth > DEEPEST) {
            throw new TooLarge();
        }
        if (part.isList()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            part.items().forEach(item -> list.add(value(item, kind, depth + 1)));
            return list;
        }
        return part.isMapping() ? mapping(part, kind, depth) : Scalars.json(part);
    }

    private ObjectNode mapping(Part part, Kind kind, int depth) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Part entry : part.entries()) {
            if (kind == Kind.SCHEMA && entry.name().equals(REFERENCE)) {
                json.put(
                        REFERENCE,
                        entry.text().map(text -> reference(part, text)).orElse(""));
            } else if (kind != Kind.SCHEMA || !ANNOTATIONS.contains(entry.name())) {
                json.set(entry.name(), value(entry, kind.within(entry.name()), depth + 1));
            }
        }
        return json;
    }

    private String reference(Part part, String reference) {
        if (reference.startsWith("#")
                && references.isDocument(root)
                && part.file().equals(root.file())) {
            return reference;
        }
        return references
                .target(part, reference)
                .map(target ->
                        target.node().equals(root.node()) ? "#" : "#" + IN_DEFINITIONS.appendProperty(named(target)))
                .orElse(reference);
    }

    private String named(Part target) {
        return names.computeIfAbsent(target.node(), node -> {
            String name = target.name().isEmpty() ? String.valueOf(target.file().getFileName()) : target.name();
            String free = name;
            for (int copy = 2; definitions.containsKey(free) || isTaken(free); copy++) {
                free = name + "-" + copy;
            }
            definitions.put(free, target);
            waiting.add(free);
            return free;
        });
    }

    private boolean isTaken(String name) {
        return root.get(DEFINITIONS).flatMap(own -> own.get(name)).isPresent();
    }

    /** Distinguishes schemas, maps of schemas by name, and data. */
    private enum Kind {
        SCHEMA,
        NAMED,
        DATA;

        Kind within(String key) {
            return switch (this) {
                case DATA -> DATA;
                case NAMED -> SCHEMA;
                case SCHEMA -> BundleWriter.DATA.contains(key) ? DATA : BY_NAME.contains(key) ? NAMED : SCHEMA;
            };
        }
    }

    private static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
