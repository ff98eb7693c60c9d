package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.yaml.Part;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON of a part of a document, if that is not too large: aliases may repeat parts without bound. */
final class PartJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(?:\\.\\d{0,30})?(?:[eE][-+]?\\d{1,3})?");
    private static final int MOST = 20_000;
    private static final int DEEPEST = 100;

    private int size;

    private PartJson() {}

    static Optional<JsonNode> of(Part part) {
        PartJson json = new PartJson();
        JsonNode value = json.value(part, 0);
        return json.size > MOST ? Optional.empty() : Optional.of(value);
    }

    private JsonNode value(Part part, int depth) {
        size += depth > DEEPEST ? MOST : 1;
        if (size > MOST) {
            return JSON.nullNode();
        }
        if (part.isList()) {
            ArrayNode list = JSON.arrayNode();
            part.items().forEach(item -> list.add(value(item, depth + 1)));
            return list;
        }
        if (part.isMapping()) {
            ObjectNode mapping = JSON.objectNode();
            part.entries().forEach(entry -> mapping.set(entry.name(), value(entry, depth + 1)));
            return mapping;
        }
        return scalar(part);
    }

    private static JsonNode scalar(Part part) {
        JsonNode value = ExtensionValue.scalar(part);
        String text = part.node() instanceof ScalarNode exact ? exact.getValue() : "";
        if (value.isString()) {
            return JSON.stringNode(text);
        }
        return value.isFloatingPointNumber() && NUMBER.matcher(text).matches()
                ? JSON.numberNode(new BigDecimal(text))
                : value;
    }
}
