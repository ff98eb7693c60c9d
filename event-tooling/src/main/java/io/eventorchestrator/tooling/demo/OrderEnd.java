package io.eventorchestrator.tooling.demo;

/** Where an order can end. */
enum OrderEnd {
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLED,
    /** It was never taken. */
    REFUSED
}
