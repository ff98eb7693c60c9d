package io.eventorchestrator.orders.application;

import java.util.UUID;

/** Returns of an order that are neither declined nor failed. */
public interface StandingReturns {

    /** Returns whether the order has one. */
    boolean exist(UUID orderId);
}
