package io.eventorchestrator.orders.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable order. It answers each occurrence with a {@link Decision}: the order afterwards, and the event to
 * publish, if any. Late or repeated occurrences change nothing.
 */
public record Order(
        UUID id,
        OrderState state,
        Customer customer,
        String currency,
        List<OrderLine> lines,
        @Nullable Rejection rejection) {

    // The largest integer that every JSON reader represents exactly: 2^53 - 1.
    private static final long LARGEST_TOTAL = 9_007_199_254_740_991L;

    /** @throws Contradiction if a SKU appears twice, or the total exceeds what the contract can carry */
    public Order {
        lines = List.copyOf(lines);
        refuseRepeatedSku(lines);
        if (total(lines) > LARGEST_TOTAL) {
            throw tooLarge();
        }
    }

    private static void refuseRepeatedSku(List<OrderLine> lines) {
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!skus.add(lines.get(i).sku())) {
                throw new Contradiction("lines[" + i + "].sku", lines.get(i).sku() + " appears twice");
            }
        }
    }

    /** @throws Contradiction if a SKU appears twice, or the total exceeds what the contract can carry */
    public static Decision place(UUID id, Customer customer, String currency, List<OrderLine> lines) {
        Order order = new Order(id, OrderState.PENDING, customer, currency, lines, null);
        return new Decision(order, Optional.of(new OrderEvent.Placed(order)));
    }

    /** The sum over all lines, in minor units of the currency. */
    public long total() {
        return total(lines);
    }

    private static long total(List<OrderLine> lines) {
        try {
            return lines.stream()
                    .mapToLong(line -> Math.multiplyExact(line.unitPrice(), line.quantity()))
                    .reduce(0, Math::addExact);
        } catch (ArithmeticException overflow) {
            throw tooLarge();
        }
    }

    private static Contradiction tooLarge() {
        return new Contradiction("lines", "come to a total that is too large");
    }

    /** The warehouse has reserved every line. */
    public Decision reserved() {
        return state == OrderState.PENDING ? become(OrderState.CONFIRMED, OrderEvent.Confirmed::new) : unchanged();
    }

    /** The warehouse can't reserve every line. */
    public Decision rejected(Rejection why) {
        if (state != OrderState.PENDING) {
            return unchanged();
        }
        Order order = new Order(id, OrderState.REJECTED, customer, currency, lines, why);
        return new Decision(order, Optional.of(new OrderEvent.Rejected(order, why)));
    }

    /** The warehouse has released all stock. */
    public Decision released() {
        return state == OrderState.CANCELLING
                ? new Decision(with(OrderState.CANCELLED), Optional.empty())
                : unchanged();
    }

    /** The warehouse did not answer in time; anything that it has reserved must be released. */
    public Decision expire() {
        return state == OrderState.PENDING ? become(OrderState.EXPIRED, OrderEvent.Expired::new) : unchanged();
    }

    /** The customer cancels; see {@link #canBeCancelled()}. */
    public Decision cancel(String reason) {
        return state == OrderState.PENDING || state == OrderState.CONFIRMED
                ? become(OrderState.CANCELLING, order -> new OrderEvent.Cancelled(order, reason))
                : unchanged();
    }

    /** Tests whether a cancellation is accepted, or already was. */
    public boolean canBeCancelled() {
        return state != OrderState.REJECTED && state != OrderState.EXPIRED;
    }

    private Decision become(OrderState next, Function<Order, OrderEvent> event) {
        Order order = with(next);
        return new Decision(order, Optional.of(event.apply(order)));
    }

    private Decision unchanged() {
        return new Decision(this, Optional.empty());
    }

    private Order with(OrderState next) {
        return new Order(id, next, customer, currency, lines, rejection);
    }

    /**
     * An order's answer to an occurrence.
     *
     * @param order the order afterwards
     * @param event the event to publish with the change
     */
    public record Decision(Order order, Optional<OrderEvent> event) {}
}
