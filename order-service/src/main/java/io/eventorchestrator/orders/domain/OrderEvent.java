package io.eventorchestrator.orders.domain;

/** An event of an order, for the other services. */
public sealed interface OrderEvent {

    /** The order after the event. */
    Order order();

    /** The event's name in the timeline and in the contract, such as {@code OrderPlaced}. */
    default String name() {
        return "Order" + getClass().getSimpleName();
    }

    /** The order was placed. */
    record Placed(Order order) implements OrderEvent {}

    /** Every line is reserved. */
    record Confirmed(Order order) implements OrderEvent {}

    /** The order can't be fulfilled. */
    record Rejected(Order order, Rejection rejection) implements OrderEvent {}

    /**
     * The cancellation was accepted.
     *
     * @param reason a stable code, such as {@code CUSTOMER_REQUEST}
     */
    record Cancelled(Order order, String reason) implements OrderEvent {}

    /** The warehouse did not answer in time. */
    record Expired(Order order) implements OrderEvent {}
}
