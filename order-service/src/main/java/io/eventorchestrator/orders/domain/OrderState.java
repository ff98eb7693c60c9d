package io.eventorchestrator.orders.domain;

/** The state of an order. */
public enum OrderState {
    /** Placed; the warehouse has not answered. */
    PENDING,
    /** Every line is reserved. */
    CONFIRMED,
    /** It can't be fulfilled. Final. */
    REJECTED,
    /** Nobody answered in time. Final. */
    EXPIRED,
    /** The customer's cancellation is accepted; the warehouse has not released yet. */
    CANCELLING,
    /** Cancelled, and nothing is held for it. Final. */
    CANCELLED
}
