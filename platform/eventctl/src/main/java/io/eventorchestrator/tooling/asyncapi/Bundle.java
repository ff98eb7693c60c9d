package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A part of a document as separate JSON, with the parts that it refers to below {@code $defs}. Omits descriptions. */
public final class Bundle {

    private static final String DEFINITIONS = "/$defs/";

    private final JsonNode json;
    private final Part root;
    private final Map<String, Part> definitions;
    private final References references;

    /** @param definitions the parts below {@code $defs}, by their names there */
    Bundle(JsonNode json, Part root, Map<String, Part> definitions, References references) {
        this.json = json;
        this.root = root;
        this.definitions = Map.copyOf(definitions);
        this.references = references;
    }

    /** Its content; not to be changed. */
    public JsonNode json() {
        return json;
    }

    /** File and line of what a JSON Pointer leads to, or of the nearest part around it. */
    public Source source(String pointer) {
        JsonPointer path = JsonPointer.compile(pointer);
        JsonPointer within = path.tail();
        Part definition = pointer.startsWith(DEFINITIONS) ? definitions.get(within.getMatchingProperty()) : null;
        return references.source(definition == null ? root.nearest(path) : definition.nearest(within.tail()));
    }
}
