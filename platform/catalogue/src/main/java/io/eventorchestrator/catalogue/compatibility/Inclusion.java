package io.eventorchestrator.catalogue.compatibility;

import io.eventorchestrator.catalogue.compatibility.Verdict.Undecided;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Proves that every document of some schemas is valid under another one, or names a keyword for which it can't. Each
 * rule is sound by itself. If no rule proves a keyword, it stays open, and a counterexample is looked for.
 */
final class Inclusion {

    private static final int MOST_STEPS = 20_000;
    private static final int DEEPEST = 60;

    private final Map<Question, Integer> asked = new HashMap<>();
    private int level;
    private int steps;

    /** @return what could not be proven; empty if every document of the left is valid under the right */
    Optional<Undecided> obstacle(Conjunction left, SchemaNode right) {
        Question question = new Question(left, right);
        Integer before = asked.get(question);
        // A recursive schema leads back here from a part of the document: an induction, since parts are smaller.
        if (right.isTrue() || left.types().isEmpty() || (before != null && before < level)) {
            return Optional.empty();
        }
        if (before != null || steps++ > MOST_STEPS || asked.size() > DEEPEST) {
            return Optional.of(new Undecided("the size of the schema", right.pointer()));
        }
        asked.put(question, level);
        try {
            return left.types().stream()
                    .flatMap(type -> ofOneType(type, left.only(type), right).stream())
                    .findFirst();
        } finally {
            asked.remove(question);
        }
    }

    boolean proves(Conjunction left, SchemaNode right) {
        return obstacle(left, right).isEmpty();
    }

    /** Like {@link #proves}, for a part of the document. */
    boolean provesPart(Conjunction left, SchemaNode right) {
        level++;
        try {
            return proves(left, right);
        } finally {
            level--;
        }
    }

    /** Like {@link #isEmpty}, for a part of the document. */
    boolean isEmptyPart(Conjunction schemas) {
        level++;
        try {
            return level <= DEEPEST && isEmpty(schemas);
        } finally {
            level--;
        }
    }

    private Optional<Undecided> ofOneType(JsonType type, Conjunction left, SchemaNode right) {
        Optional<Set<JsonNode>> values = left.values();
        if (values.isPresent()) {
            return values.get().stream()
                    .filter(left::admits)
                    .filter(value -> !right.accepts(value))
                    .findFirst()
                    .map(refused -> new Undecided(refused.isContainer() ? "const" : "enum", right.pointer()));
        }
        if (left.facts().stream().anyMatch(fact -> fact.means(right))) {
            return Optional.empty();
        }
        Optional<Undecided> obstacle = byKeywords(type, left, right);
        return obstacle.isEmpty() || isEmpty(type, left) || byCases(left, right) ? Optional.empty() : obstacle;
    }

    private boolean byCases(Conjunction left, SchemaNode right) {
        return !left.choices().isEmpty() && left.cases().stream().allMatch(one -> proves(one, right));
    }

    private Optional<Undecided> byKeywords(JsonType type, Conjunction left, SchemaNode right) {
        if (right.isFalse()) {
            return Optional.of(new Undecided("false", right.pointer()));
        }
        return right.json().propertyNames().stream()
                .filter(keyword -> !isProven(keyword, type, left, right))
                .findFirst()
                .map(keyword -> new Undecided(keyword, right.pointer()));
    }

    private boolean isProven(String keyword, JsonType type, Conjunction left, SchemaNode right) {
        return switch (keyword) {
            case "type" -> JsonType.allowedBy(right.get("type")).contains(type);
            case "enum", "const", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef" -> false;
            case "$ref" -> right.target().filter(target -> proves(left, target)).isPresent();
            case "allOf" -> right.schemas(keyword).stream().allMatch(one -> proves(left, one));
            case "anyOf" -> right.schemas(keyword).stream().anyMatch(one -> proves(left, one));
            case "oneOf" -> isExactlyOne(left, right.schemas(keyword));
            case "not" -> right.schemas(keyword).stream().allMatch(no -> isEmpty(left.and(no)));
            case "if" -> isConditional(left, right);
            default ->
                switch (type) {
                    case INTEGER, FRACTION -> NumberRules.prove(keyword, type, left, right);
                    case STRING -> StringRules.prove(keyword, left, right);
                    case OBJECT -> new ObjectRules(this, left, right).prove(keyword);
                    case ARRAY -> new ArrayRules(this, left, right).prove(keyword);
                    default -> true;
                };
        };
    }

    private boolean isExactlyOne(Conjunction left, List<SchemaNode> all) {
        return all.stream()
                .anyMatch(chosen -> proves(left, chosen)
                        && without(chosen, all).stream().allMatch(other -> isEmpty(left.and(other))));
    }

    private boolean isConditional(Conjunction left, SchemaNode right) {
        SchemaNode condition = right.schema("if").orElseThrow();
        Conjunction otherwise = left.and(List.of(), List.of(condition));
        return right.schemas("then").stream().allMatch(then -> proves(left.and(condition), then))
                && right.schemas("else").stream().allMatch(then -> proves(otherwise, then));
    }

    /** Tests whether no document satisfies the schemas; false if that can't be proven. */
    boolean isEmpty(Conjunction schemas) {
        return schemas.types().stream().allMatch(type -> isEmpty(type, schemas.only(type)));
    }

    private boolean isEmpty(JsonType type, Conjunction schemas) {
        if (steps++ > MOST_STEPS) {
            return false;
        }
        Optional<Set<JsonNode>> values = schemas.values();
        if (values.isPresent()) {
            return values.get().stream().noneMatch(schemas::admits);
        }
        return isContradictory(type, schemas)
                || schemas.denied().stream().anyMatch(no -> isForced(schemas, no))
                || (!schemas.choices().isEmpty() && schemas.cases().stream().allMatch(this::isEmpty));
    }

    // Leaves the denied schema out of the premises, because the proof would otherwise depend on itself.
    private boolean isForced(Conjunction schemas, SchemaNode denied) {
        List<SchemaNode> others = without(denied, schemas.denied());
        return proves(new Conjunction(schemas.facts(), others, schemas.choices(), schemas.types()), denied);
    }

    // Compares identities, so that an equal schema elsewhere in the list stays.
    @SuppressWarnings("ReferenceEquality")
    private static List<SchemaNode> without(SchemaNode one, List<SchemaNode> all) {
        return all.stream().filter(other -> other != one).toList();
    }

    private boolean isContradictory(JsonType type, Conjunction schemas) {
        return switch (type) {
            case INTEGER, FRACTION -> new Interval(schemas.facts(), type == JsonType.INTEGER).isEmpty();
            case STRING -> schemas.least("minLength") > schemas.most("maxLength");
            case ARRAY -> schemas.least("minItems") > schemas.mostItems();
            case OBJECT -> ObjectRules.isContradictory(this, schemas);
            default -> false;
        };
    }

    private record Question(Conjunction left, SchemaNode right) {}
}
