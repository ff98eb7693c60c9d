package io.eventorchestrator.catalogue.compatibility;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Proofs for the keywords of objects. */
final class ObjectRules {

    private final Inclusion inclusion;
    private final Conjunction left;
    private final SchemaNode right;

    ObjectRules(Inclusion inclusion, Conjunction left, SchemaNode right) {
        this.inclusion = inclusion;
        this.left = left;
        this.right = right;
    }

    boolean prove(String keyword) {
        return switch (keyword) {
            case "required" -> left.required().containsAll(names(right.get(keyword)));
            case "properties" -> properties();
            case "patternProperties" ->
                right.get(keyword).propertyNames().stream()
                        .allMatch(pattern ->
                                pattern(pattern, right.schema(keyword, pattern).orElseThrow()));
            case "additionalProperties" -> additional(right.schema(keyword).orElseThrow());
            case "propertyNames" -> propertyNames(right.schema(keyword).orElseThrow());
            case "minProperties" ->
                Math.max(left.least(keyword), left.required().size()) >= Conjunction.bound(right.get(keyword));
            case "maxProperties" -> mostProperties(left) <= Conjunction.bound(right.get(keyword));
            case "dependentRequired" -> dependentRequired();
            case "dependentSchemas" -> dependentSchemas();
            default -> true;
        };
    }

    private boolean properties() {
        return right.get("properties").propertyNames().stream()
                .allMatch(name -> inclusion.provesPart(
                        left.property(name), right.schema("properties", name).orElseThrow()));
    }

    private boolean pattern(String pattern, SchemaNode schema) {
        Stream<SchemaNode> unnamed = left.facts().stream()
                .flatMap(fact -> fact.get("patternProperties").isEmpty()
                        ? fact.schemas("additionalProperties").stream()
                        : fact.schema("patternProperties", pattern).stream());
        return namesProve(left.named().stream().filter(name -> Parts.matches(pattern, name)), schema)
                && inclusion.provesPart(Conjunction.of(unnamed.toList()), schema);
    }

    private boolean additional(SchemaNode schema) {
        Set<String> excluded = Set.copyOf(right.get("patternProperties").propertyNames());
        Stream<SchemaNode> unnamed = left.facts().stream()
                .filter(fact ->
                        excluded.containsAll(fact.get("patternProperties").propertyNames()))
                .flatMap(fact -> fact.schemas("additionalProperties").stream());
        return namesProve(left.named().stream().filter(name -> Parts.isAdditional(right, name)), schema)
                && (inclusion.provesPart(Conjunction.of(unnamed.toList()), schema)
                        || left.facts().stream().anyMatch(fact -> allUnnamedProve(fact, excluded, schema)));
    }

    private boolean allUnnamedProve(SchemaNode fact, Set<String> excluded, SchemaNode schema) {
        return fact.has("additionalProperties")
                && Stream.concat(
                                fact.get("patternProperties").propertyNames().stream()
                                        .filter(pattern -> !excluded.contains(pattern))
                                        .flatMap(pattern -> fact.schema("patternProperties", pattern).stream()),
                                fact.schemas("additionalProperties").stream())
                        .allMatch(one -> inclusion.provesPart(Conjunction.of(List.of(one)), schema));
    }

    private boolean namesProve(Stream<String> names, SchemaNode schema) {
        return names.allMatch(name -> inclusion.provesPart(left.property(name), schema));
    }

    private boolean propertyNames(SchemaNode schema) {
        List<SchemaNode> known = left.facts().stream()
                .flatMap(fact -> fact.schemas("propertyNames").stream())
                .toList();
        return inclusion.provesPart(Conjunction.of(known).only(JsonType.STRING), schema)
                || left.closing()
                        .anyMatch(fact -> fact.get("properties").propertyNames().stream()
                                .allMatch(name -> schema.accepts(JsonNodeFactory.instance.stringNode(name))));
    }

    private boolean dependentRequired() {
        return right.get("dependentRequired").properties().stream()
                .allMatch(dependency -> inclusion.proves(
                        left.and(Choices.present(List.of(dependency.getKey()))),
                        Choices.present(names(dependency.getValue()))));
    }

    private boolean dependentSchemas() {
        return right.get("dependentSchemas").propertyNames().stream()
                .allMatch(name -> inclusion.proves(
                        left.and(Choices.present(List.of(name))),
                        right.schema("dependentSchemas", name).orElseThrow()));
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(name -> name.asString("")).toList();
    }

    private static int mostProperties(Conjunction schemas) {
        return Math.min(
                schemas.most("maxProperties"),
                schemas.closing()
                        .mapToInt(fact -> fact.get("properties").size())
                        .min()
                        .orElse(Integer.MAX_VALUE));
    }

    /** Tests whether no object is valid, because it needs a property that it can't have, or too many. */
    static boolean isContradictory(Inclusion inclusion, Conjunction schemas) {
        return Math.max(schemas.least("minProperties"), schemas.required().size()) > mostProperties(schemas)
                || schemas.required().stream().anyMatch(name -> inclusion.isEmptyPart(schemas.property(name)));
    }
}
