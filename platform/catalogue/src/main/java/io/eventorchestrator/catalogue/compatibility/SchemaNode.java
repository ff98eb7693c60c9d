package io.eventorchestrator.catalogue.compatibility;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A schema within a document.
 *
 * @param document in which its references are resolved
 * @param pointer JSON Pointer within the document
 * @param json an object or a boolean
 */
record SchemaNode(JsonSchema document, String pointer, JsonNode json) {

    boolean isTrue() {
        return json.isBoolean() ? json.booleanValue() : json.isEmpty();
    }

    boolean isFalse() {
        return json.isBoolean() && !json.booleanValue();
    }

    boolean has(String keyword) {
        return json.has(keyword);
    }

    JsonNode get(String keyword) {
        return json.path(keyword);
    }

    /** The schemas that a keyword holds, in their order. */
    List<SchemaNode> schemas(String keyword) {
        return Keywords.schemas(keyword, json.path(keyword))
                .map(child -> new SchemaNode(document, pointer + "/" + keyword + child.getKey(), child.getValue()))
                .toList();
    }

    Optional<SchemaNode> schema(String keyword) {
        return schemas(keyword).stream().findFirst();
    }

    /** The schema that a keyword holds under a name. */
    Optional<SchemaNode> schema(String keyword, String name) {
        JsonNode child = json.path(keyword).path(name);
        return child.isMissingNode()
                ? Optional.empty()
                : Optional.of(new SchemaNode(document, pointer + "/" + keyword + "/" + Keywords.escaped(name), child));
    }

    /** The schema that {@code $ref} names; empty if it has none, or a foreign one. */
    Optional<SchemaNode> target() {
        return has("$ref") ? document.resolve(get("$ref").asString("")) : Optional.empty();
    }

    /** Itself and all schemas for the same document, whether they have to hold or not. */
    Stream<SchemaNode> inPlace() {
        return Stream.concat(
                Stream.concat(Stream.of(this), target().stream().flatMap(SchemaNode::inPlace)),
                Keywords.IN_PLACE.stream()
                        .flatMap(keyword -> schemas(keyword).stream())
                        .flatMap(SchemaNode::inPlace));
    }

    boolean accepts(JsonNode value) {
        return isTrue() || (!isFalse() && document.accepts(this, value));
    }

    /** Equal texts mean the same unless they refer to different documents. */
    boolean means(SchemaNode other) {
        return json.equals(other.json)
                && (document == other.document || document.sameAs(other.document) || !refersElsewhere());
    }

    private boolean refersElsewhere() {
        return Stream.of("$ref", "$dynamicRef", "$recursiveRef").anyMatch(keyword -> json.findValue(keyword) != null);
    }
}
