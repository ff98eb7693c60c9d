package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.yaml.Part;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Converts scalars of YAML to JSON, by their resolved types. */
final class Scalars {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 1000;

    private Scalars() {}

    static JsonNode json(Part part) {
        if (!(part.node() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        boolean isNumber = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        return isNumber && text.length() <= LONGEST_NUMBER ? number(text) : JSON.stringNode(text);
    }

    // JSON has neither infinity nor an exponent of ten digits.
    private static JsonNode number(String text) {
        try {
            return text.matches("-?\\d+") ? whole(new BigInteger(text)) : JSON.numberNode(new BigDecimal(text));
        } catch (NumberFormatException beyond) {
            return JSON.stringNode(text);
        }
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Integer.SIZE ? JSON.numberNode(number.intValue()) : JSON.numberNode(number);
    }
}
