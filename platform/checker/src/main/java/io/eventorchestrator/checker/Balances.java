package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Sums that have to end at 0. One that does is removed, so that only those under way are kept. */
final class Balances {

    private final Map<String, Long> sums = new HashMap<>();

    void add(String where, long change) {
        sums.merge(where, change, (before, more) -> before + more == 0 ? null : Long.valueOf(before + more));
    }

    /** Adds the quantity of a line of goods, under the SKU. */
    void addGoods(String where, JsonNode line, int sign) {
        add(
                where + ", SKU " + line.path("sku").asString(""),
                sign * line.path("quantity").asLong());
    }

    /** The sums that are not 0, in the order of their names. */
    SortedMap<String, Long> open() {
        return new TreeMap<>(sums);
    }
}
