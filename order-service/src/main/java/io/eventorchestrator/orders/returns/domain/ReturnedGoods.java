package io.eventorchestrator.orders.returns.domain;

import java.util.List;

/**
 * Goods that a customer returns.
 *
 * @param currency ISO 4217
 * @param lines each SKU once
 * @param reason in the customer's words
 */
public record ReturnedGoods(String currency, List<Line> lines, String reason) {

    public ReturnedGoods {
        lines = List.copyOf(lines);
    }

    /** The sum over all lines, in minor units of the currency; it never exceeds the order's total. */
    public long amount() {
        return lines.stream()
                .mapToLong(line -> Math.multiplyExact(line.unitPrice(), line.quantity()))
                .reduce(0, Math::addExact);
    }

    /**
     * One SKU.
     *
     * @param unitPrice the order's, in minor units of the currency
     */
    public record Line(String sku, int quantity, long unitPrice) {}
}
