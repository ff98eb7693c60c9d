package io.eventorchestrator.orders.domain;

import java.util.List;

/**
 * The reason why an order can't be fulfilled.
 *
 * @param reason a stable code, such as {@code INSUFFICIENT_STOCK}
 * @param shortages the lines that the warehouse could not reserve
 */
public record Rejection(String reason, List<Shortage> shortages) {

    public Rejection {
        shortages = List.copyOf(shortages);
    }

    /** One line for the timeline, such as {@code INSUFFICIENT_STOCK (TEA: 3 ordered, 1 available)}. */
    public String summary() {
        List<String> lines = shortages.stream()
                .map(line -> line.sku() + ": " + line.requested() + " ordered, " + line.available() + " available")
                .toList();
        return lines.isEmpty() ? reason : reason + " (" + String.join("; ", lines) + ")";
    }

    /**
     * A line of the order that stock could not cover.
     *
     * @param requested ordered quantity
     * @param available available quantity; 0 for an unknown SKU
     */
    public record Shortage(String sku, int requested, int available) {}
}
