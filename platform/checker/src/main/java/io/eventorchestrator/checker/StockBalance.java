package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * At the end, stock = counted - reserved + released + taken back. The tables come in alphabetical order: returns,
 * reservations, stock.
 */
final class StockBalance implements Rule {

    static final String RULE = "stock = initial - reserved + released + taken back";

    private final Findings findings;
    private final Map<String, Integer> counted;
    private final Map<String, String> orderOfReturn = new HashMap<>();
    private final Map<String, Map<String, Long>> takenBack = new HashMap<>();
    private final Set<String> holding = new HashSet<>();
    private final Map<String, Long> reserved = new HashMap<>();
    private final Set<String> found = new HashSet<>();

    StockBalance(Map<String, Integer> counted, Findings findings) {
        this.counted = counted;
        this.findings = findings;
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        if (schema.equals("inventory")) {
            switch (table) {
                case "goods_return" -> goods(row);
                case "goods_return_line" -> goodsLine(row);
                case "reservation" -> reservation(row);
                case "reservation_line" -> line(row);
                case "stock" -> stock(row);
                default -> {
                    // Other tables hold no stock.
                }
            }
        }
    }

    private void goods(JsonNode row) {
        if (row.path("state").asString().equals("TAKEN_BACK")) {
            orderOfReturn.put(
                    row.path("return_id").asString(), row.path("order_id").asString());
        }
    }

    private void goodsLine(JsonNode row) {
        String order = orderOfReturn.get(row.path("return_id").asString());
        if (order != null) {
            takenBack
                    .computeIfAbsent(order, id -> new HashMap<>())
                    .merge(row.path("sku").asString(), row.path("quantity").asLong(), Long::sum);
        }
    }

    private void reservation(JsonNode row) {
        if (row.path("state").asString().equals("HELD")) {
            String order = row.path("order_id").asString();
            holding.add(order);
            takenBack.getOrDefault(order, Map.of()).forEach((sku, back) -> reserved.merge(sku, -back, Long::sum));
        }
    }

    private void line(JsonNode row) {
        if (holding.contains(row.path("order_id").asString())) {
            reserved.merge(row.path("sku").asString(), row.path("quantity").asLong(), Long::sum);
        }
    }

    private void stock(JsonNode row) {
        String sku = row.path("sku").asString();
        found.add(sku);
        compare(
                sku,
                "reserved",
                reserved.getOrDefault(sku, 0L),
                row.path("reserved").asLong());
        long onHand = row.path("on_hand").asLong();
        Integer expected = counted.get(sku);
        compare(sku, "on hand", expected == null ? onHand : expected, onHand);
    }

    private void compare(String sku, String what, long expected, long is) {
        if (expected != is) {
            findings.add(RULE, "SKU %s: %s is %d, should be %d".formatted(sku, what, is, expected));
        }
    }

    @Override
    public void conclude() {
        Set<String> missing = new TreeSet<>(counted.keySet());
        missing.addAll(reserved.keySet());
        missing.removeAll(found);
        missing.forEach(sku -> findings.add(RULE, "SKU " + sku + " is missing"));
    }
}
