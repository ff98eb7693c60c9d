package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A return is worth its lines, at the prices and in the currency of its order. The tables come in alphabetical order:
 * orders, their lines, returns, their lines.
 */
final class ReturnAmounts implements Rule {

    static final String RULE = "a return is worth its lines";

    private final Findings findings;
    private final LongMap currencies = new LongMap();
    // One more, because a price may be 0.
    private final LongMap prices = new LongMap();
    private final Map<String, String> orderOfReturn = new HashMap<>();
    // By return.
    private final Balances sums = new Balances();

    ReturnAmounts(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        switch (schema + "." + table) {
            case "orders.customer_order" -> currencies.put(Fingerprint.of(text(row, "id")), currency(row));
            case "orders.order_line" -> prices.put(goods(text(row, "order_id"), row), price(row) + 1);
            case "orders.order_return" -> compareCurrency(row);
            case "orders.return_line" -> comparePrice(text(row, "return_id"), row);
            default -> {
                // Other tables have no prices.
            }
        }
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).asString("");
    }

    private static long currency(JsonNode row) {
        return Fingerprint.asValue(text(row, "currency"));
    }

    private static long price(JsonNode row) {
        return row.path("unit_price").asLong(-2);
    }

    private static long goods(String order, JsonNode row) {
        return Fingerprint.of(order, text(row, "sku"));
    }

    private void compareCurrency(JsonNode row) {
        String id = text(row, "id");
        String order = text(row, "order_id");
        orderOfReturn.put(id, order);
        sums.add(id, row.path("amount").asLong());
        if (currencies.get(Fingerprint.of(order)) != currency(row)) {
            findings.add(RULE, "return %s has another currency than order %s".formatted(id, order));
        }
    }

    private void comparePrice(String id, JsonNode row) {
        String order = orderOfReturn.getOrDefault(id, "");
        sums.add(id, -price(row) * row.path("quantity").asLong());
        if (prices.get(goods(order, row)) != price(row) + 1) {
            findings.add(
                    RULE, "return %s has another price of SKU %s than order %s".formatted(id, text(row, "sku"), order));
        }
    }

    @Override
    public void conclude() {
        sums.open()
                .forEach((id, sum) -> findings.add(
                        RULE,
                        "return %s is worth %d %s than its lines"
                                .formatted(id, Math.abs(sum), sum > 0 ? "more" : "less")));
    }
}
