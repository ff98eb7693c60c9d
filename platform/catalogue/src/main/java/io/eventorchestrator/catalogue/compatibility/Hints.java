package io.eventorchestrator.catalogue.compatibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Scalars at which schemas may differ: those they name, and those at their bounds. */
final class Hints {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<SchemaNode> schemas;

    Hints(List<SchemaNode> schemas) {
        this.schemas = schemas;
    }

    Stream<JsonNode> scalars() {
        return Stream.of(
                        values("enum").flatMap(JsonNode::valueStream),
                        values("const"),
                        texts(),
                        numbers(),
                        Stream.of(JSON.booleanNode(true), JSON.booleanNode(false), JSON.nullNode()))
                .<JsonNode>flatMap(all -> all)
                .distinct();
    }

    Stream<JsonNode> values(String keyword) {
        return schemas.stream().filter(schema -> schema.has(keyword)).map(schema -> schema.get(keyword));
    }

    /** Bounds of a size with their neighbours; only small ones, because a person reads the document. */
    Set<Integer> sizes(int largest, String... keywords) {
        Set<Integer> sizes = new TreeSet<>();
        Stream.of(keywords)
                .flatMap(this::values)
                .map(Conjunction::bound)
                .flatMap(bound -> Stream.of(bound - 1, bound, bound + 1))
                .filter(size -> size >= 0 && size <= largest)
                .forEach(sizes::add);
        return sizes;
    }

    private Stream<JsonNode> texts() {
        List<String> patterns =
                values("pattern").map(pattern -> pattern.asString("")).toList();
        List<String> samples =
                patterns.stream().flatMap(p -> Samples.ofPattern(p).stream()).toList();
        Stream<String> formats = values("format").flatMap(format -> Samples.ofFormat(format.asString("")));
        Stream<String> lengths =
                sizes(10_000, "minLength", "maxLength").stream().flatMap(length -> Samples.ofLength(length, samples));
        return Stream.of(samples.stream(), formats, lengths, Stream.of("a", "", "A1", "?"))
                .flatMap(all -> all)
                .map(JSON::stringNode);
    }

    private Stream<JsonNode> numbers() {
        List<BigDecimal> steps =
                decimals("multipleOf").filter(step -> step.signum() > 0).toList();
        List<BigDecimal> bounds = Stream.concat(
                        Stream.of(BigDecimal.ZERO, BigDecimal.valueOf(1000)),
                        Stream.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
                                .flatMap(this::decimals))
                .toList();
        return Stream.concat(
                        bounds.stream().flatMap(Hints::around),
                        steps.stream().flatMap(step -> bounds.stream().flatMap(bound -> multiples(step, bound))))
                .map(Hints::number);
    }

    private Stream<BigDecimal> decimals(String keyword) {
        return values(keyword).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    private static Stream<BigDecimal> around(BigDecimal bound) {
        BigDecimal half = new BigDecimal("0.5");
        return Stream.of(
                bound,
                bound.add(BigDecimal.ONE),
                bound.subtract(BigDecimal.ONE),
                bound.add(half),
                bound.subtract(half));
    }

    private static Stream<BigDecimal> multiples(BigDecimal step, BigDecimal bound) {
        BigDecimal next = bound.divide(step, 0, RoundingMode.CEILING).multiply(step);
        return Stream.of(next, next.add(step), next.subtract(step));
    }

    private static JsonNode number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0 ? JSON.numberNode(plain.toBigIntegerExact()) : JSON.numberNode(plain);
    }
}
