package io.eventorchestrator.catalogue.compatibility;

import io.eventorchestrator.catalogue.compatibility.Verdict.Undecided;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the parts of a schema that make a decision impossible: it would not end, or would rest on a guess. */
final class SchemaCheck {

    private final JsonSchema schema;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> done = new HashSet<>();

    SchemaCheck(JsonSchema schema) {
        this.schema = schema;
    }

    Optional<SchemaFault> firstFault() {
        return nodes(schema.root()).flatMap(node -> fault(node).stream()).findFirst();
    }

    /** The schemas of a document, wherever they stand. */
    static Stream<SchemaNode> nodes(SchemaNode node) {
        return Stream.concat(
                Stream.of(node),
                node.json().propertyNames().stream()
                        .flatMap(keyword -> node.schemas(keyword).stream())
                        .flatMap(SchemaCheck::nodes));
    }

    /**
     * Finds the parts that no rule decides: a reference to another document, a part with an identifier, which changes
     * the base of its references, or a number that can't be computed with.
     */
    static Optional<Undecided> undecidable(JsonSchema schema) {
        return nodes(schema.root())
                .flatMap(node -> undecidable(node).map(keyword -> new Undecided(keyword, node.pointer())))
                .findFirst();
    }

    private static Stream<String> undecidable(SchemaNode node) {
        if (node.has("$id")) {
            return Stream.of("$id");
        }
        return node.has("$ref") && node.target().isEmpty() ? Stream.of("$ref") : ExtremeNumbers.keywords(node);
    }

    private Optional<SchemaFault> fault(SchemaNode node) {
        if (!node.json().isObject() && !node.json().isBoolean()) {
            return fault(node, "a schema must be an object or a boolean");
        }
        return badPattern(node)
                .flatMap(pattern -> fault(node, "the pattern " + pattern + " can't be read"))
                .or(() -> refersToItself(node) ? fault(node, "$ref leads back to itself") : Optional.empty());
    }

    private static Optional<SchemaFault> fault(SchemaNode node, String reason) {
        return Optional.of(new SchemaFault(reason, node.pointer()));
    }

    private static Optional<String> badPattern(SchemaNode node) {
        return Stream.concat(
                        node.has("pattern") ? Stream.of(node.get("pattern").asString("")) : Stream.empty(),
                        node.get("patternProperties").propertyNames().stream())
                .filter(pattern -> !isReadable(pattern))
                .findFirst();
    }

    private static boolean isReadable(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException | StackOverflowError unreadable) {
            return false;
        }
    }

    // Follows only keywords for the same document: a reference from a part of the document ends, because parts are
    // smaller.
    private boolean refersToItself(SchemaNode node) {
        if (done.contains(node.pointer())) {
            return false;
        }
        if (open.contains(node.pointer())) {
            return true;
        }
        open.push(node.pointer());
        boolean found = Stream.concat(
                        node.target().stream(),
                        Keywords.IN_PLACE.stream().flatMap(keyword -> node.schemas(keyword).stream()))
                .anyMatch(this::refersToItself);
        open.pop();
        done.add(node.pointer());
        return found;
    }
}
