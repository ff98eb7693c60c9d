package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The warehouse has the goods of completed returns, and of no others. It knows them by the last id under which the
 * return sent them. A step that a person waived may be either way. The tables come in alphabetical order: those of
 * inventory-service, then those of order-service.
 */
final class GoodsAgree implements Rule {

    static final String RULE = "returns and goods agree";

    private final Findings findings;
    // Orders by the ids of goods.
    private final Map<String, String> takenBack = new HashMap<>();
    private final Map<String, String> goodsOfReturn = new HashMap<>();
    // By the ids of goods and SKU.
    private final Balances sums = new Balances();

    GoodsAgree(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        String id = row.path("return_id").asString("");
        switch (schema + "." + table) {
            case "inventory.goods_return" -> {
                if (row.path("state").asString("").equals("TAKEN_BACK")) {
                    takenBack.put(id, row.path("order_id").asString(""));
                }
            }
            case "inventory.goods_return_line" -> {
                if (takenBack.containsKey(id)) {
                    sums.addGoods(id, row, 1);
                }
            }
            case "orders.order_return" -> compare(row.path("id").asString(""), row);
            case "orders.return_line" -> {
                String goods = goodsOfReturn.get(id);
                if (goods != null) {
                    sums.addGoods(goods, row, -1);
                }
            }
            default -> {
                // Other tables have no goods of returns.
            }
        }
    }

    private void compare(String id, JsonNode row) {
        String goods = row.path("goods_id").asString("");
        String order = takenBack.remove(goods);
        String state = row.path("state").asString("");
        if (order != null) {
            goodsOfReturn.put(id, goods);
        }
        if (row.path("restock_state").asString("").equals("WAIVED")) {
            return;
        }
        if (state.equals("COMPLETED") && !row.path("order_id").asString("").equals(order)) {
            findings.add(RULE, "return %s is completed, but goods %s of its order are not back".formatted(id, goods));
        } else if (state.matches("DECLINED|FAILED") && order != null) {
            findings.add(RULE, "return %s is %s, but its goods %s are back".formatted(id, state, goods));
        }
    }

    @Override
    public void conclude() {
        new TreeMap<>(takenBack)
                .forEach((goods, order) ->
                        findings.add(RULE, "goods %s of order %s are back without a return".formatted(goods, order)));
        sums.open()
                .forEach((line, sum) -> findings.add(
                        RULE,
                        "goods %s: %d %s than returned".formatted(line, Math.abs(sum), sum > 0 ? "more" : "less")));
    }
}
