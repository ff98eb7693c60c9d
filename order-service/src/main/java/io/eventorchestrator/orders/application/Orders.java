package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where orders are kept. */
public interface Orders {

    /** Stores a new order with the story that its first event began. */
    void insert(Order order, String correlationId, Instant placedAt);

    /** The order with its story, locked until the caller's transaction ends. */
    Optional<Stored> lock(UUID id);

    /** Stores the state of an order that was locked. */
    void update(Order order);

    /** One order. */
    Optional<Order> find(UUID id);

    /**
     * At most {@code limit} orders, oldest first.
     *
     * @param state null for any
     * @param after the order after which the page begins; null for the first page
     */
    List<Order> list(@Nullable OrderState state, @Nullable UUID after, int limit);

    /** @param correlationId id of the first event of the order's story */
    record Stored(Order order, String correlationId) {}
}
