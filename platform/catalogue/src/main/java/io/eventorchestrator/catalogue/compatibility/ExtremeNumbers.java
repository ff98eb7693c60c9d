package io.eventorchestrator.catalogue.compatibility;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds numbers such as {@code 1e999999999}, whose digits no machine can hold. */
final class ExtremeNumbers {

    // More than a double has: its exponents end at 324.
    private static final int LARGEST_EXPONENT = 400;
    private static final Set<String> CONSTANTS = Set.of("const", "enum");

    private ExtremeNumbers() {}

    /** The keywords of a schema that contain such a number, without those of its inner schemas. */
    static Stream<String> keywords(SchemaNode node) {
        return node.json()
                .propertyStream()
                .filter(keyword -> CONSTANTS.contains(keyword.getKey())
                        ? contains(keyword.getValue())
                        : isExtreme(keyword.getValue()))
                .map(keyword -> keyword.getKey());
    }

    private static boolean contains(JsonNode value) {
        return isExtreme(value) || value.valueStream().anyMatch(ExtremeNumbers::contains);
    }

    private static boolean isExtreme(JsonNode value) {
        return value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) > LARGEST_EXPONENT;
    }
}
