package io.eventorchestrator.catalogue.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Arrays for a place, each with one element varied. */
final class ArrayCandidates {

    private static final Set<String> KEYWORDS =
            Set.of("items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems");

    private static final int LARGEST = 300;

    private final Place place;
    private final List<List<JsonNode>> values = new ArrayList<>();

    ArrayCandidates(Candidates candidates, Place place) {
        this.place = place;
        if (place.mentions(KEYWORDS)) {
            int prefix = place.hints()
                    .values("prefixItems")
                    .mapToInt(JsonNode::size)
                    .max()
                    .orElse(0);
            Candidates deeper = candidates.deeper();
            IntStream.rangeClosed(0, prefix).forEach(i -> values.add(deeper.of(place.item(i))));
        }
    }

    Stream<JsonNode> all() {
        Stream<JsonNode> empty = Stream.of(JsonNodeFactory.instance.arrayNode());
        if (values.isEmpty()) {
            return empty;
        }
        Set<Integer> sizes = place.hints().sizes(LARGEST, "minItems", "maxItems", "minContains", "maxContains");
        IntStream.rangeClosed(1, values.size() + 1).forEach(sizes::add);
        return Stream.concat(empty, sizes.stream().flatMap(this::ofSize));
    }

    private Stream<JsonNode> ofSize(int size) {
        return Stream.concat(
                Stream.of(filled(size, true), filled(size, false)),
                IntStream.range(0, Math.min(size, values.size())).boxed().flatMap(index -> varied(size, index)));
    }

    private Stream<JsonNode> varied(int size, int index) {
        return at(index).stream()
                .flatMap(value -> Stream.of(true, false).map(distinct -> {
                    ArrayNode array = filled(size, distinct);
                    return index < array.size() ? array.set(index, value) : array;
                }));
    }

    // The candidates of an index end with those that the reader accepts, so the array is filled from the end.
    private ArrayNode filled(int size, boolean distinct) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            List<JsonNode> offered = at(i);
            if (!offered.isEmpty()) {
                array.add(offered.get(offered.size() - 1 - (distinct ? i % offered.size() : 0)));
            }
        }
        return array;
    }

    private List<JsonNode> at(int index) {
        return values.get(Math.min(index, values.size() - 1));
    }
}
