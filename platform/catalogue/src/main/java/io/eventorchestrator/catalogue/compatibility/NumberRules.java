package io.eventorchestrator.catalogue.compatibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Proofs for the keywords of numbers. */
final class NumberRules {

    private NumberRules() {}

    static boolean prove(String keyword, JsonType type, Conjunction left, SchemaNode right) {
        boolean whole = type == JsonType.INTEGER;
        return switch (keyword) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
                new Interval(left.facts(), whole).isWithin(new Interval(List.of(right), whole));
            case "multipleOf" -> isMultiple(left, whole, right);
            default -> true;
        };
    }

    private static boolean isMultiple(Conjunction left, boolean whole, SchemaNode right) {
        BigDecimal divisor = right.get("multipleOf").decimalValue();
        return Stream.concat(
                        left.all("multipleOf").map(step -> step.decimalValue()),
                        whole ? Stream.of(BigDecimal.ONE) : Stream.empty())
                .anyMatch(
                        step -> divisor.signum() != 0 && step.remainder(divisor).signum() == 0);
    }
}
