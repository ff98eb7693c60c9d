package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.yaml.Part;
import java.math.BigInteger;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The value of an extension as JSON. What is too deep, or behind too many parts, becomes empty. */
final class ExtensionValue {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // A list of sagas has five.
    private static final int LEVELS = 6;
    // Aliases let a small file hold any number of parts.
    private static final int MOST = 10_000;

    private int parts;

    private ExtensionValue() {}

    static JsonNode of(Part part) {
        return new ExtensionValue().of(part, LEVELS);
    }

    private JsonNode of(Part part, int levels) {
        if (part.isList()) {
            ArrayNode list = JSON.arrayNode();
            within(levels, part.items()).forEach(item -> list.add(of(item, levels - 1)));
            return list;
        }
        if (part.isMapping()) {
            ObjectNode mapping = JSON.objectNode();
            within(levels, part.entries()).forEach(entry -> mapping.set(entry.name(), of(entry, levels - 1)));
            return mapping;
        }
        return scalar(part);
    }

    private List<Part> within(int levels, List<Part> within) {
        parts += within.size();
        return levels == 0 || parts > MOST ? List.of() : within;
    }

    /** The value of a scalar; 0.5 for every number with a fraction. */
    static JsonNode scalar(Part part) {
        String text = part.text().orElse("");
        Tag tag = part.node().getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.INT) && text.matches("-?\\d{1,30}")) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return tag.equals(Tag.FLOAT) ? JSON.numberNode(0.5) : JSON.stringNode(text);
    }
}
