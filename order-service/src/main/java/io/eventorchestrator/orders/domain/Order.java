package io.eventorchestrator.orders.domain;

import java.util.Optional;
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
        Purchase purchase,
        @Nullable Rejection rejection) {

    /** A new order. */
    public static Decision place(UUID id, Purchase purchase) {
        Order order = new Order(id, OrderState.PENDING, purchase, null);
        return new Decision(order, Optional.of(new OrderEvent.Placed(order)));
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
        Order order = new Order(id, OrderState.REJECTED, purchase, why);
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
        return new Order(id, next, purchase, rejection);
    }

    /**
     * An order's answer to an occurrence.
     *
     * @param order the order afterwards
     * @param event the event to publish with the change
     */
    public record Decision(Order order, Optional<OrderEvent> event) {}
}
