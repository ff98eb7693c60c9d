package io.eventorchestrator.tooling.demo;

/** The possible final states of an order. */
enum OrderEnd {
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLED,
    /** The order was never accepted. */
    REFUSED
}
