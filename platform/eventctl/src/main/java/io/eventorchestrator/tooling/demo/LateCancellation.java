package io.eventorchestrator.tooling.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * An order that was cancelled after its confirmation, with its timeline.
 *
 * @param stock available quantity of its first SKU, while the order was confirmed and once it was cancelled
 */
record LateCancellation(OrderResult result, JsonNode timeline, Stock stock) {

    /** Available quantities of a SKU. */
    record Stock(String sku, int whileHeld, int afterwards) {}

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Order %d, %s: its timeline in order-service, by the time since it was placed"
                .formatted(result.number(), result.order().title()));
        Instant begun = at(timeline.path(0));
        StreamSupport.stream(timeline.spliterator(), false)
                .map(entry -> line(entry, begun))
                .forEach(lines::add);
        lines.add("     %-22s %d free while the order held its pieces, %d now"
                .formatted(stock.sku(), stock.whileHeld(), stock.afterwards()));
        return lines;
    }

    private static String line(JsonNode entry, Instant begun) {
        return "     %-22s %-62s %6d ms"
                .formatted(
                        entry.path("event").asString(),
                        entry.path("detail").asString(),
                        Duration.between(begun, at(entry)).toMillis());
    }

    private static Instant at(JsonNode entry) {
        return Instant.parse(entry.path("at").asString());
    }
}
