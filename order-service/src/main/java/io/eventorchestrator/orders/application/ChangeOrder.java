package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.Order.Decision;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an order decide on what happened, under its lock, and publishes what it decides. */
@Service
public class ChangeOrder {

    private static final Logger log = LoggerFactory.getLogger(ChangeOrder.class);

    private final Orders orders;
    private final Timeline timeline;
    private final EventPublisher events;

    ChangeOrder(Orders orders, Timeline timeline, EventPublisher events) {
        this.orders = orders;
        this.timeline = timeline;
        this.events = events;
    }

    /** The warehouse holds every line. */
    @Transactional
    public void reserved(UUID id) {
        change(id, "InventoryReserved", Order::reserved);
    }

    /** The warehouse can't hold every line. */
    @Transactional
    public void rejected(UUID id, String reason) {
        change(id, "InventoryRejected", order -> order.rejected(reason));
    }

    /** The warehouse holds nothing any more. */
    @Transactional
    public void released(UUID id) {
        change(id, "InventoryReleased", Order::released);
    }

    /** @return the order afterwards; empty if there is none */
    @Transactional
    public Optional<Order> cancel(UUID id, String reason) {
        return change(id, "CancellationRequested", order -> order.cancel(reason));
    }

    /** Nobody answered in time. To be called in the transaction that locked the order. */
    public void expire(Orders.Stored overdue) {
        change(overdue, "DeadlinePassed", Order::expire);
    }

    private Optional<Order> change(UUID id, String cause, Function<Order, Decision> decide) {
        return orders.lock(id).map(stored -> change(stored, cause, decide));
    }

    private Order change(Orders.Stored stored, String cause, Function<Order, Decision> decide) {
        Decision decision = decide.apply(stored.order());
        if (decision.order().state() != stored.order().state()) {
            Story.tell(stored.correlationId(), () -> apply(decision, cause, stored.correlationId()));
        }
        return decision.order();
    }

    private void apply(Decision decision, String cause, String correlationId) {
        Order order = decision.order();
        orders.update(order);
        timeline.add(order.id(), cause, order.state().name());
        decision.event().ifPresent(event -> {
            events.publish(event, correlationId);
            timeline.add(
                    order.id(), event.getClass().getSimpleName(), order.state().name());
        });
        log.info("Order {} is {} after {}", order.id(), order.state(), cause);
    }
}
