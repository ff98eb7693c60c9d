package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.tooling.demo.SampleOrder.Cancel;
import io.eventorchestrator.tooling.demo.SampleOrder.SentBack;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Parses one line; the order's body is posted unchanged, for order-service to validate. */
final class OrderLineParser {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> OURS = Set.of("order", "cancel", "return", "repeat", "expect");

    private OrderLineParser() {}

    /** @throws IllegalArgumentException describing the error in the line */
    static void parse(String line, Consumer<SampleStock> stock, Consumer<SampleOrder> order) {
        JsonNode json = json(line);
        if (json.has("stock")) {
            stock.accept(new SampleStock(
                    text(json, "stock"),
                    number(json, "available"),
                    json.path("threshold").asInt(0)));
        } else {
            order.accept(order(json));
        }
    }

    private static SampleOrder order(JsonNode json) {
        for (String needed : List.of("customer", "currency", "lines")) {
            if (!json.has(needed)) {
                throw new IllegalArgumentException("no \"" + needed + "\"");
            }
        }
        ObjectNode body = ((ObjectNode) json.deepCopy()).remove(OURS);
        return new SampleOrder(
                json.path("order").asString("an order"),
                body,
                json.has("cancel") ? choice(Cancel.class, json, "cancel") : Cancel.NEVER,
                json.has("return") ? choice(SentBack.class, json, "return") : SentBack.NEVER,
                json.path("repeat").asBoolean(false),
                json.has("expect") ? Optional.of(choice(OrderEnd.class, json, "expect")) : Optional.empty());
    }

    private static JsonNode json(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (!json.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return json;
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("not JSON, " + broken.getOriginalMessage(), broken);
        }
    }

    private static String text(JsonNode json, String property) {
        if (!json.path(property).isString()) {
            throw new IllegalArgumentException("\"" + property + "\" is not text");
        }
        return json.path(property).asString();
    }

    private static int number(JsonNode json, String property) {
        if (!json.path(property).isInt() || json.path(property).asInt() < 0) {
            throw new IllegalArgumentException("\"" + property + "\" is not a number from 0");
        }
        return json.path(property).asInt();
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode json, String property) {
        try {
            return Enum.valueOf(type, text(json, property).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "\"" + property + "\" is not one of " + Arrays.toString(type.getEnumConstants()), unknown);
        }
    }
}
