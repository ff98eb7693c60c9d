package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores orders. */
public interface Orders {

    /** Stores a new order with the correlation id of its first event. */
    void insert(Order order, String correlationId);

    /** The order with its correlation id, locked until the caller's transaction ends. */
    Optional<Stored> lock(UUID id);

    /**
     * At most {@code limit} orders that have been pending for longer than the duration on the database's clock, oldest
     * first, locked until the caller's transaction ends. Skips those locked by another transaction.
     */
    List<Stored> lockOverdue(Duration pendingFor, int limit);

    /** Stores the state of a locked order. */
    void update(Order order);

    /** One order. */
    Optional<Order> find(UUID id);

    /**
     * At most {@code limit} orders, oldest first.
     *
     * @param after the order after which the page begins; null for the first page
     */
    List<Order> list(Filter filter, @Nullable UUID after, int limit);

    /**
     * Criteria for listing orders.
     *
     * @param state null for any
     * @param customer id of the customer; null for any
     */
    record Filter(@Nullable OrderState state, @Nullable String customer) {}

    /** @param correlationId correlation id of the order's events */
    record Stored(Order order, String correlationId) {}
}
