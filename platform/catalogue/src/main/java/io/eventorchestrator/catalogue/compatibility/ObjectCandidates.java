package io.eventorchestrator.catalogue.compatibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Objects for a place, each with one or two properties varied. */
final class ObjectCandidates {

    private static final Set<String> KEYWORDS = Set.of(
            "properties",
            "required",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependentRequired",
            "dependentSchemas");

    private static final int MOST_PAIRED = 6;
    private static final int LARGEST = 100;

    private final Place place;
    private final Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    private final Map<String, JsonNode> sound = new LinkedHashMap<>();

    ObjectCandidates(Candidates candidates, Place place) {
        this.place = place;
        if (place.mentions(KEYWORDS)) {
            Candidates deeper = candidates.deeper();
            place.names().forEach(name -> offer(name, place.property(name), deeper));
        }
    }

    private void offer(String name, Place property, Candidates deeper) {
        List<JsonNode> offered = deeper.of(property);
        if (!offered.isEmpty()) {
            values.put(name, offered);
            sound.put(
                    name, offered.stream().filter(property::isRead).findFirst().orElse(offered.getFirst()));
        }
    }

    Stream<JsonNode> all() {
        return Stream.of(
                        Stream.<JsonNode>of(JsonNodeFactory.instance.objectNode()),
                        bases().flatMap(this::variations),
                        sizes())
                .<JsonNode>flatMap(kind -> kind);
    }

    private Stream<ObjectNode> bases() {
        Set<String> required = Conjunction.of(place.written()).required();
        Stream<Set<String>> demanded = place.related().stream()
                .map(schema -> Conjunction.of(List.of(schema)).required());
        return Stream.concat(
                        Stream.of(required, sound.keySet()),
                        demanded.map(names ->
                                Stream.concat(required.stream(), names.stream()).collect(Collectors.toSet())))
                .distinct()
                .map(this::with);
    }

    private ObjectNode with(Set<String> names) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        sound.forEach((name, value) -> {
            if (names.contains(name)) {
                object.set(name, value);
            }
        });
        return object;
    }

    private Stream<JsonNode> variations(ObjectNode base) {
        return Stream.of(
                        Stream.of(base),
                        values.keySet().stream().map(name -> base.deepCopy().without(name)),
                        values.keySet().stream().flatMap(name -> varied(base, name)),
                        values.size() <= MOST_PAIRED ? pairs(base) : Stream.<JsonNode>empty())
                .<JsonNode>flatMap(kind -> kind);
    }

    private Stream<JsonNode> varied(ObjectNode base, String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(value -> base.deepCopy().set(name, value));
    }

    private Stream<JsonNode> pairs(ObjectNode base) {
        return values.keySet().stream()
                .flatMap(first -> varied(base, first).limit(MOST_PAIRED))
                .flatMap(one -> values.keySet().stream()
                        .flatMap(second -> varied((ObjectNode) one, second).limit(MOST_PAIRED)));
    }

    private Stream<JsonNode> sizes() {
        return place.hints().sizes(LARGEST, "minProperties", "maxProperties").stream()
                .map(size -> {
                    ObjectNode object = with(Conjunction.of(place.written()).required());
                    IntStream.range(object.size(), size).forEach(i -> object.put("p" + i, i));
                    return object;
                });
    }
}
