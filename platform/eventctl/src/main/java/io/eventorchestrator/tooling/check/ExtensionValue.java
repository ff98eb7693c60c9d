package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.yaml.Part;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The value of an extension as JSON. Lists and mappings within a list or a mapping become empty ones. */
final class ExtensionValue {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ExtensionValue() {}

    static JsonNode of(Part part) {
        if (part.isList()) {
            ArrayNode list = JSON.arrayNode();
            part.items().forEach(item -> list.add(within(item)));
            return list;
        }
        if (part.isMapping()) {
            ObjectNode mapping = JSON.objectNode();
            part.entries().forEach(entry -> mapping.set(entry.name(), within(entry)));
            return mapping;
        }
        return scalar(part);
    }

    private static JsonNode within(Part part) {
        return part.isList() ? JSON.arrayNode() : part.isMapping() ? JSON.objectNode() : scalar(part);
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
