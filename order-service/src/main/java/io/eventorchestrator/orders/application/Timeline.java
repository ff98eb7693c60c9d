package io.eventorchestrator.orders.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The history of an order, in the order in which this service learnt of it. */
public interface Timeline {

    /** Appends an entry. */
    void add(UUID orderId, String event, String detail);

    /** All entries of an order. */
    List<Entry> of(UUID orderId);

    /** @param event class name of the event, such as {@code OrderPlaced} */
    record Entry(Instant at, String event, String detail) {}
}
