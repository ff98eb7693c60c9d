package io.eventorchestrator.orders.returns.domain;

/** An event of a return, for the other services. */
public sealed interface ReturnEvent {

    /** The return after the event. */
    OrderReturn goodsReturn();

    /** The event's name in the history and in the contract, such as {@code ReturnRequested}. */
    default String name() {
        return "Return" + getClass().getSimpleName();
    }

    /**
     * The customer wants to return goods.
     *
     * @param awaitsDecision whether a person must decide
     */
    record Requested(OrderReturn goodsReturn, boolean awaitsDecision) implements ReturnEvent {}

    /**
     * The goods may come back.
     *
     * @param automatic whether no person had to decide
     */
    record Approved(OrderReturn goodsReturn, boolean automatic) implements ReturnEvent {}

    /** The goods stay with the customer. */
    record Declined(OrderReturn goodsReturn, EndReason reason) implements ReturnEvent {}

    /** The goods are back, and the amount is refunded. */
    record Completed(OrderReturn goodsReturn) implements ReturnEvent {}

    /** A step failed for good; the others are undone, or waived by a person. */
    record Failed(OrderReturn goodsReturn, EndReason reason) implements ReturnEvent {}
}
