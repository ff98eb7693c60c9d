package io.eventorchestrator.inventory.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The stock reserved for one order.
 *
 * @param lines each SKU once; empty for an order that was cancelled before its reservation
 */
public record Reservation(UUID orderId, State state, List<Line> lines) {

    /** @throws IllegalArgumentException if two lines have the same SKU */
    public Reservation {
        lines = List.copyOf(lines);
        if (lines.stream().map(Line::sku).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("two lines have the same SKU");
        }
    }

    /** The state of a reservation; only {@code HELD} counts in the stock. */
    public enum State {
        /** The stock is reserved for the order. */
        HELD,
        /** The stock was reserved and is available again. */
        RELEASED,
        /** The order was cancelled before it arrived, and will never reserve anything. */
        NEVER_HELD
    }

    /** @param quantity at least 1 */
    public record Line(String sku, int quantity) {

        public Line {
            if (quantity < 1) {
                throw new IllegalArgumentException("invalid quantity of " + sku + ": " + quantity);
            }
        }

        /**
         * Adds up the lines of each SKU.
         *
         * @throws ArithmeticException if the total quantity of a SKU exceeds an {@code int}
         */
        static List<Line> merged(List<Line> lines) {
            Map<String, Integer> quantities = new LinkedHashMap<>();
            lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Math::addExact));
            return quantities.entrySet().stream()
                    .map(sum -> new Line(sum.getKey(), sum.getValue()))
                    .toList();
        }
    }

    /**
     * Reserves everything in an order. Lines of one SKU are merged, so that their sum is compared with its stock.
     *
     * @throws ArithmeticException if the total quantity of a SKU exceeds an {@code int}
     */
    public static Reservation held(UUID orderId, List<Line> ordered) {
        return new Reservation(orderId, State.HELD, Line.merged(ordered));
    }

    /** Remembers the cancellation of an order without a reservation, in case the order arrives later. */
    public static Reservation neverHeld(UUID orderId) {
        return new Reservation(orderId, State.NEVER_HELD, List.of());
    }

    /**
     * The same reservation, without goods that came back.
     *
     * @param returned each SKU once
     */
    public Reservation without(List<Line> returned) {
        List<Line> rest = lines.stream()
                .filter(line -> line.quantity() > quantity(returned, line.sku()))
                .map(line -> new Line(line.sku(), line.quantity() - quantity(returned, line.sku())))
                .toList();
        return new Reservation(orderId, state, rest);
    }

    /** @return those of the lines that ask for more than is reserved of their SKU */
    public List<Line> exceededBy(List<Line> wanted) {
        return wanted.stream()
                .filter(line -> line.quantity() > quantity(lines, line.sku()))
                .toList();
    }

    private static int quantity(List<Line> lines, String sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToInt(Line::quantity)
                .findFirst()
                .orElse(0);
    }

    /** The same lines, available again. */
    public Reservation released() {
        return new Reservation(orderId, State.RELEASED, lines);
    }
}
