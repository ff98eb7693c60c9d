package io.eventorchestrator.inventory.domain;

import java.util.List;
import java.util.UUID;

/**
 * What is held for one order.
 *
 * @param lines empty for an order that was cancelled before anything was held
 */
public record Reservation(UUID orderId, State state, List<Line> lines) {

    public Reservation {
        lines = List.copyOf(lines);
    }

    /** Where a reservation stands; only {@code HELD} counts in the stock. */
    public enum State {
        /** The stock is kept for the order. */
        HELD,
        /** It was held, and is available again. */
        RELEASED,
        /** The order was cancelled before anything was held, and will never get anything. */
        NEVER_HELD
    }

    /** @param quantity at least 1 */
    public record Line(String sku, int quantity) {}

    /** The memory of a cancellation whose order holds nothing, should the order still come. */
    public static Reservation neverHeld(UUID orderId) {
        return new Reservation(orderId, State.NEVER_HELD, List.of());
    }
}
