package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.tooling.terminal.Printable;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Describes in a sentence what each event means for its order, with the reason if the event contains one. */
final class Sentences {

    private static final Map<String, Function<JsonNode, String>> BY_EVENT = Map.ofEntries(
            Map.entry("OrderPlaced", data -> "The order is placed: " + pieces(data.path("lines"))),
            Map.entry("OrderConfirmed", data -> "The order is confirmed"),
            Map.entry("OrderRejected", data -> "The order is rejected" + rejection(data)),
            Map.entry("OrderCancelled", data -> "The customer cancels"),
            Map.entry("OrderExpired", data -> "The order expires: it had no answer in time"),
            Map.entry("ReturnRequested", data -> "The customer returns " + pieces(data.path("lines"))),
            Map.entry("ReturnApproved", data -> "The return is approved"),
            Map.entry("ReturnDeclined", data -> "The return is declined: " + text(data, "reason")),
            Map.entry("ReturnCompleted", data -> "The return is completed: goods are in stock, the money is refunded"),
            Map.entry("ReturnFailed", data -> "The return fails, and is undone: " + text(data, "reason")),
            Map.entry("InventoryReserved", data -> "The warehouse reserves " + pieces(data.path("lines"))),
            Map.entry("InventoryRejected", data -> "The warehouse reserves nothing: " + shortages(data)),
            Map.entry("InventoryReleased", data -> "The warehouse releases " + pieces(data.path("lines"))),
            Map.entry(
                    "StockDepleted",
                    data -> "Only " + text(data, "available") + " of " + text(data, "sku") + " left, the threshold is "
                            + text(data, "threshold")),
            Map.entry("NotificationSent", data -> "Sent by " + text(data, "channel") + ": " + text(data, "template")),
            Map.entry(
                    "NotificationFailed",
                    data -> "Could not be sent: " + text(data, "template") + ", " + text(data, "reason")));

    private Sentences() {}

    /** Empty for an event without a sentence, such as one added to the contract later. */
    static String of(String event, JsonNode data) {
        return BY_EVENT.getOrDefault(event, any -> "").apply(data);
    }

    private static String pieces(JsonNode lines) {
        return lines.isEmpty()
                ? "nothing"
                : lines.valueStream()
                        .map(line -> text(line, "quantity") + " " + text(line, "sku"))
                        .collect(Collectors.joining(", "));
    }

    // Before version 1.1 the event has no shortages.
    private static String rejection(JsonNode data) {
        return data.path("shortages").isEmpty() ? "" : ": the warehouse has " + shortages(data);
    }

    private static String shortages(JsonNode data) {
        return data.path("shortages")
                .valueStream()
                .map(line -> text(line, "available") + " " + text(line, "sku") + " for " + text(line, "requested"))
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode node, String field) {
        return Printable.brief(node.path(field).asString("?"));
    }
}
