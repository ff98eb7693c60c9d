package io.eventorchestrator.catalogue.compatibility;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Proofs for the keywords of arrays. */
final class ArrayRules {

    private final Inclusion inclusion;
    private final Conjunction left;
    private final SchemaNode right;
    private final int most;

    ArrayRules(Inclusion inclusion, Conjunction left, SchemaNode right) {
        this.inclusion = inclusion;
        this.left = left;
        this.right = right;
        this.most = left.mostItems();
    }

    boolean prove(String keyword) {
        return switch (keyword) {
            case "minItems" -> left.least(keyword) >= Conjunction.bound(right.get(keyword));
            case "maxItems" -> most <= Conjunction.bound(right.get(keyword));
            case "prefixItems" -> prefix(right.schemas(keyword));
            case "items" -> rest(right.schema(keyword).orElseThrow());
            case "uniqueItems" ->
                !right.get(keyword).asBoolean(false)
                        || most <= 1
                        || left.all(keyword).anyMatch(unique -> unique.asBoolean(false));
            case "contains" -> contains(right.schema(keyword).orElseThrow());
            default -> true;
        };
    }

    private boolean prefix(List<SchemaNode> schemas) {
        return IntStream.range(0, Math.min(most, schemas.size()))
                .allMatch(i -> inclusion.provesPart(left.item(i), schemas.get(i)));
    }

    private boolean rest(SchemaNode schema) {
        int from = right.get("prefixItems").size();
        int alike = Math.max(from, left.longestPrefix());
        return IntStream.rangeClosed(from, alike)
                .takeWhile(i -> i < most)
                .allMatch(i -> inclusion.provesPart(left.item(i), schema));
    }

    private boolean contains(SchemaNode schema) {
        int least = least(right);
        int limit = right.has("maxContains") ? Conjunction.bound(right.get("maxContains")) : Integer.MAX_VALUE;
        return (least == 0 || hasAtLeast(least, schema)) && (most <= limit || hasAtMost(limit, schema));
    }

    private static int least(SchemaNode schema) {
        return schema.has("minContains") ? Conjunction.bound(schema.get("minContains")) : 1;
    }

    private boolean hasAtLeast(int least, SchemaNode schema) {
        return containing()
                        .filter(fact -> least(fact) >= least)
                        .anyMatch(fact -> inclusion.provesPart(Conjunction.of(fact.schemas("contains")), schema))
                || (left.least("minItems") >= least
                        && IntStream.rangeClosed(0, left.longestPrefix())
                                .allMatch(i -> inclusion.provesPart(left.item(i), schema)));
    }

    private boolean hasAtMost(int limit, SchemaNode schema) {
        return containing()
                .filter(fact -> fact.has("maxContains") && Conjunction.bound(fact.get("maxContains")) <= limit)
                .anyMatch(fact -> inclusion.provesPart(
                        Conjunction.of(List.of(schema)), fact.schema("contains").orElseThrow()));
    }

    private Stream<SchemaNode> containing() {
        return left.facts().stream().filter(fact -> fact.has("contains"));
    }
}
