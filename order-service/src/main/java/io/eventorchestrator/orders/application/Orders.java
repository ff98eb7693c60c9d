package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where orders are kept. */
public interface Orders {

    /** Stores a new order with the story that its first event began. */
    void insert(Order order, String correlationId);

    /** The order with its story, locked until the caller's transaction ends. */
    Optional<Stored> lock(UUID id);

    /**
     * At most {@code limit} orders that have been pending for longer than the duration on the database's clock, the
     * longest first, locked until the caller's transaction ends. Those that another transaction holds are left to it.
     */
    List<Stored> lockOverdue(Duration pendingFor, int limit);

    /** Stores the state of an order that was locked. */
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
     * Which orders are asked for.
     *
     * @param state null for any
     * @param customer id of the customer; null for any
     */
    record Filter(@Nullable OrderState state, @Nullable String customer) {}

    /** @param correlationId id of the first event of the order's story */
    record Stored(Order order, String correlationId) {}
}
