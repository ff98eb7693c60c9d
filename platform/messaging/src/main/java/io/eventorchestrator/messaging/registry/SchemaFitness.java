package io.eventorchestrator.messaging.registry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Checks that a schema leads to no other document and that validation by it ends soon: it has a limited number of
 * parts, where a part counts again for each reference to it, and no reference leads back to itself. Not thread-safe.
 */
final class SchemaFitness {

    static final int MOST_PARTS = 10_000;

    private final JsonNode root;
    private final IdentityHashMap<JsonNode, Long> parts = new IdentityHashMap<>();
    private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private SchemaFitness(JsonNode root) {
        this.root = root;
    }

    /** @throws UnfitSchema if it is unfit */
    static void require(JsonNode schema) {
        if (!schema.isObject()) {
            throw new UnfitSchema("it is not a JSON object");
        }
        new SchemaFitness(schema).count(schema);
    }

    private long count(JsonNode part) {
        Long counted = parts.get(part);
        if (counted != null) {
            return counted;
        }
        if (!open.add(part)) {
            throw new UnfitSchema("a $ref leads back to itself");
        }
        long count = Stream.concat(part.valueStream().filter(JsonNode::isContainer), target(part))
                .mapToLong(this::count)
                .reduce(1, this::limited);
        open.remove(part);
        parts.put(part, count);
        return count;
    }

    private long limited(long one, long other) {
        if (one + other > MOST_PARTS) {
            throw new UnfitSchema("it has more than " + MOST_PARTS + " parts");
        }
        return one + other;
    }

    // Only the document itself may have an identifier; an equal part of it may not.
    @SuppressWarnings("ReferenceEquality")
    private Stream<JsonNode> target(JsonNode part) {
        if (isText(part, "$dynamicRef") || isText(part, "$recursiveRef")) {
            throw new UnfitSchema("it has a reference that depends on the place of its use");
        }
        if (part != root && (isText(part, "$id") || isText(part, "$schema"))) {
            throw new UnfitSchema("it holds another document, with an $id or a $schema");
        }
        return isText(part, "$ref") ? Stream.of(resolve(part.path("$ref").stringValue())) : Stream.empty();
    }

    private JsonNode resolve(String reference) {
        if (!reference.equals("#") && !reference.startsWith("#/")) {
            throw new UnfitSchema("the $ref " + reference + " is not a JSON Pointer within it");
        }
        String pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        JsonNode target = root.at(JsonPointer.compile(pointer));
        if (target.isMissingNode()) {
            throw new UnfitSchema("the $ref " + reference + " leads nowhere");
        }
        return target;
    }

    private static boolean isText(JsonNode part, String keyword) {
        return part.path(keyword).isString();
    }
}
