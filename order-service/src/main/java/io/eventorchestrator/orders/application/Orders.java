package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores orders. All times are by the database's clock. */
public interface Orders {

    /** Stores a new order with the correlation id of its first event. */
    Stored insert(Order order, String correlationId);

    /** The order with its correlation id and times, locked until the caller's transaction ends. */
    Optional<Stored> lock(UUID id);

    /**
     * At most {@code limit} orders that have been pending for longer than the duration, oldest first.
     *
     * @param after the order after which the result begins; null for the oldest
     */
    List<Overdue> overdue(Duration pendingFor, @Nullable Overdue after, int limit);

    /**
     * The order, locked until the caller's transaction ends; empty if it is no longer pending, or another transaction
     * has locked it.
     */
    Optional<Stored> lockPending(UUID id);

    /**
     * Takes orders that wait for the warehouse, and notes that it is asked about them. In one transaction.
     *
     * @param waitingFor minimum time since the last change of an order, and since the last question about it
     * @return at most {@code limit} orders
     */
    List<Waiting> takeUnanswered(Duration waitingFor, int limit);

    /**
     * Counts the orders that wait for the warehouse.
     *
     * @param waitingFor minimum time since the last change of an order
     * @param most the count ends there
     */
    int unanswered(Duration waitingFor, int most);

    /**
     * Stores the state of a locked order.
     *
     * @return the order with the time of this change
     */
    Stored update(Stored locked, Order changed);

    /** One order. */
    Optional<Stored> find(UUID id);

    /** The states of the given orders, without those that do not exist. */
    Map<UUID, OrderState> states(Collection<UUID> ids);

    /**
     * At most {@code limit} orders, sorted by the time of placing.
     *
     * @param after the order after which the page begins; null for the first page
     */
    List<Stored> list(Filter filter, Sort sort, @Nullable UUID after, int limit);

    /**
     * An order that waits for the warehouse.
     *
     * @param correlationId correlation id of the order's events
     */
    record Waiting(UUID id, String correlationId) {}

    /** An order that has been pending for too long. */
    record Overdue(UUID id, Instant placedAt) {}

    /** The sort order of a list of orders. */
    enum Sort {
        /** The latest order first. */
        NEWEST,
        /** The first order first. */
        OLDEST
    }

    /**
     * Criteria for listing orders; null matches any order.
     *
     * @param customer id of the customer
     * @param placedFrom time of placing, inclusive
     * @param placedBefore time of placing, exclusive
     */
    record Filter(
            @Nullable OrderState state,
            @Nullable String customer,
            @Nullable Instant placedFrom,
            @Nullable Instant placedBefore) {}

    /**
     * A stored order.
     *
     * @param correlationId correlation id of the order's events
     * @param changedAt when its state last changed; {@code placedAt} before the first change
     */
    record Stored(Order order, String correlationId, Instant placedAt, Instant changedAt) {}
}
