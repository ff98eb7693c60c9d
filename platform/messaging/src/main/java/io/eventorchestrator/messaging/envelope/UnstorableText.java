package io.eventorchestrator.messaging.envelope;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds text that no database can store: PostgreSQL refuses U+0000, and UTF-8 can't encode unpaired surrogates. */
final class UnstorableText {

    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private UnstorableText() {}

    /** @return a violation for each such text, with its JSON Pointer */
    static Stream<String> in(JsonNode data) {
        return at("", data).map(place -> place + " text: contains U+0000 or an unpaired surrogate");
    }

    private static Stream<String> at(String place, JsonNode node) {
        if (node.isString()) {
            return isUnstorable(node.asString()) ? Stream.of(place) : Stream.empty();
        }
        return node.isArray()
                ? IntStream.range(0, node.size()).boxed().flatMap(i -> at(place + "/" + i, node.get(i)))
                : node.properties().stream().flatMap(field -> inField(place, field.getKey(), field.getValue()));
    }

    // The message omits the name of such a field.
    private static Stream<String> inField(String place, String name, JsonNode value) {
        return isUnstorable(name) ? Stream.of(place) : at(place + "/" + name, value);
    }

    private static boolean isUnstorable(String text) {
        return UNSTORABLE.matcher(text).find();
    }
}
