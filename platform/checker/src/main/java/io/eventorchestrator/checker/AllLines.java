package io.eventorchestrator.checker;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A reservation that was held has all lines of its order. The tables come in alphabetical order: those of
 * inventory-service, then those of order-service.
 */
final class AllLines implements Rule {

    static final String RULE = "an order reserves all its lines or none";

    private static final Set<String> RESERVED = Set.of("HELD", "RELEASED");

    private final Findings findings;
    private final Set<String> reserved = new HashSet<>();
    // By order and SKU.
    private final Balances sums = new Balances();

    AllLines(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        String order = row.path("order_id").asString("");
        switch (schema + "." + table) {
            case "inventory.reservation" -> {
                if (RESERVED.contains(row.path("state").asString(""))) {
                    reserved.add(order);
                }
            }
            case "inventory.reservation_line" -> sums.addGoods(order, row, 1);
            case "orders.order_line" -> {
                if (reserved.contains(order)) {
                    sums.addGoods(order, row, -1);
                }
            }
            default -> {
                // Other tables have no lines of orders.
            }
        }
    }

    @Override
    public void conclude() {
        sums.open()
                .forEach((line, sum) -> findings.add(
                        RULE,
                        "order %s: the reservation has %d %s than ordered"
                                .formatted(line, Math.abs(sum), sum > 0 ? "more" : "less")));
    }
}
