package io.eventorchestrator.inventory.domain;

import io.eventorchestrator.inventory.domain.Reservation.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The goods of one return. While they are taken back, they are available although their order's reservation lists them.
 *
 * @param orderId null if they were taken out before they came
 * @param lines each SKU once, in the order of the SKUs; empty if they were taken out before they came
 */
public record ReturnedGoods(
        UUID returnId, State state, @Nullable UUID orderId, List<Line> lines) {

    public ReturnedGoods {
        lines = List.copyOf(lines);
    }

    /** The state of a return; only {@code TAKEN_BACK} counts in the stock. */
    public enum State {
        /** The goods are available again. */
        TAKEN_BACK,
        /** The goods were available, and belong to their order again. */
        TAKEN_OUT,
        /** The goods were taken out before they came, and will never come. */
        NEVER_TAKEN_BACK
    }

    /**
     * Goods that come back. Lines of one SKU are merged.
     *
     * @throws ArithmeticException if the total quantity of a SKU exceeds an {@code int}
     */
    public static ReturnedGoods takenBack(UUID returnId, UUID orderId, List<Line> lines) {
        List<Line> sorted = Line.merged(lines).stream()
                .sorted(Comparator.comparing(Line::sku))
                .toList();
        return new ReturnedGoods(returnId, State.TAKEN_BACK, orderId, sorted);
    }

    /** Remembers that a return was undone before its goods came. */
    public static ReturnedGoods neverTakenBack(UUID returnId) {
        return new ReturnedGoods(returnId, State.NEVER_TAKEN_BACK, null, List.of());
    }

    /** The same goods, taken out again. */
    public ReturnedGoods takenOut() {
        return new ReturnedGoods(returnId, State.TAKEN_OUT, orderId, lines);
    }

    /** The order, if the goods came. */
    public Optional<UUID> order() {
        return Optional.ofNullable(orderId);
    }
}
