package io.eventorchestrator.catalogue.compatibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Schemas that hold together for one document, with references and {@code allOf} resolved.
 *
 * @param facts the schemas that hold
 * @param denied the schemas that do not hold
 * @param choices choices that are left; each is a list of cases, one of which holds
 * @param types that the document may have
 */
record Conjunction(
        List<SchemaNode> facts, List<SchemaNode> denied, List<List<Alternative>> choices, Set<JsonType> types) {

    static Conjunction of(Collection<SchemaNode> schemas) {
        return new Conjunction(List.of(), List.of(), List.of(), JsonType.all()).and(schemas, List.of());
    }

    Conjunction and(Collection<SchemaNode> holding, Collection<SchemaNode> failing) {
        Set<SchemaNode> all = new LinkedHashSet<>(facts);
        List<SchemaNode> no = new ArrayList<>(denied);
        List<List<Alternative>> open = new ArrayList<>(choices);
        Set<JsonType> left = EnumSet.noneOf(JsonType.class);
        left.addAll(types);
        no.addAll(failing);
        List<SchemaNode> next = new ArrayList<>(holding);
        for (int i = 0; i < next.size(); i++) {
            SchemaNode node = next.get(i);
            if (node.isFalse()) {
                left.clear();
            } else if (!node.isTrue() && all.add(node)) {
                left.retainAll(JsonType.allowedBy(node.get("type")));
                no.addAll(node.schemas("not"));
                open.addAll(Choices.of(node));
                node.target().ifPresent(next::add);
                next.addAll(node.schemas("allOf"));
            }
        }
        return new Conjunction(List.copyOf(all), List.copyOf(no), List.copyOf(open), left);
    }

    Conjunction and(SchemaNode holding) {
        return and(List.of(holding), List.of());
    }

    Conjunction only(JsonType type) {
        Set<JsonType> one = EnumSet.noneOf(JsonType.class);
        if (types.contains(type)) {
            one.add(type);
        }
        return new Conjunction(facts, denied, choices, one);
    }

    /** One conjunction for each case of the first choice. */
    List<Conjunction> cases() {
        Conjunction rest = new Conjunction(facts, denied, choices.subList(1, choices.size()), types);
        return choices.getFirst().stream()
                .map(chosen -> rest.and(chosen.holding(), chosen.failing()))
                .toList();
    }

    Stream<JsonNode> all(String keyword) {
        return facts.stream().filter(fact -> fact.has(keyword)).map(fact -> fact.get(keyword));
    }

    int least(String keyword) {
        return all(keyword).mapToInt(Conjunction::bound).max().orElse(0);
    }

    int most(String keyword) {
        return all(keyword).mapToInt(Conjunction::bound).min().orElse(Integer.MAX_VALUE);
    }

    static int bound(JsonNode number) {
        return number.isNumber() ? (int) Math.min(Integer.MAX_VALUE, number.asDouble()) : 0;
    }

    Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        all("required").forEach(list -> list.forEach(name -> names.add(name.asString(""))));
        return names;
    }

    /** Names that have a separate schema. */
    Set<String> named() {
        Set<String> names = new LinkedHashSet<>();
        all("properties").forEach(properties -> names.addAll(properties.propertyNames()));
        return names;
    }

    /** The schemas that hold for the property of a name. */
    Conjunction property(String name) {
        return of(facts.stream().flatMap(fact -> Parts.property(fact, name)).toList());
    }

    /** The schemas that hold for the element at an index. */
    Conjunction item(int index) {
        return of(facts.stream().flatMap(fact -> Parts.item(fact, index)).toList());
    }

    /** The number of elements that have separate schemas; all later elements share one. */
    int longestPrefix() {
        return all("prefixItems").mapToInt(JsonNode::size).max().orElse(0);
    }

    /** The maximum number of elements: from {@code maxItems}, or because no value is valid at an index. */
    int mostItems() {
        int most = most("maxItems");
        for (int i = 0; i <= longestPrefix() && i < most; i++) {
            if (item(i).types().isEmpty()) {
                return i;
            }
        }
        return most;
    }

    /** Tests whether the properties are those that one of the schemas names. */
    Stream<SchemaNode> closing() {
        return facts.stream()
                .filter(fact -> fact.get("patternProperties").isEmpty())
                .filter(fact -> fact.schema("additionalProperties")
                        .filter(SchemaNode::isFalse)
                        .isPresent());
    }

    /** All values that are possible, if the schemas list them; each still has to be tested. */
    Optional<Set<JsonNode>> values() {
        if (EnumSet.of(JsonType.NULL, JsonType.BOOLEAN).containsAll(types)) {
            Set<JsonNode> few = new HashSet<>();
            few.add(JsonNodeFactory.instance.nullNode());
            few.add(JsonNodeFactory.instance.booleanNode(true));
            few.add(JsonNodeFactory.instance.booleanNode(false));
            return Optional.of(few);
        }
        return Stream.concat(
                        all("enum").map(list -> list.valueStream().toList()),
                        all("const").map(List::of))
                .findFirst()
                .map(LinkedHashSet::new);
    }

    boolean admits(JsonNode value) {
        JsonType type = JsonType.of(value);
        return types.contains(type)
                && facts.stream().allMatch(fact -> fact.accepts(value))
                && denied.stream().noneMatch(no -> no.accepts(value));
    }
}
