package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.Order.Decision;
import io.eventorchestrator.orders.domain.Rejection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets a locked order decide, then stores and publishes the decision. Runs in the use case's transaction. */
@Component
class OrderDecisions {

    private static final Logger log = LoggerFactory.getLogger(OrderDecisions.class);

    private final Orders orders;
    private final Timeline timeline;
    private final OrderEvents events;

    OrderDecisions(Orders orders, Timeline timeline, OrderEvents events) {
        this.orders = orders;
        this.timeline = timeline;
        this.events = events;
    }

    /**
     * Locks an order and lets it decide.
     *
     * @param cause for the timeline
     * @return the order afterwards; empty if no order has the id
     */
    Optional<Stored> decide(UUID id, String cause, Function<Order, Decision> decision) {
        return orders.lock(id).map(stored -> decide(stored, cause, decision));
    }

    /** Lets an order decide that the caller has locked. */
    Stored decide(Stored stored, String cause, Function<Order, Decision> decision) {
        Decision decided = decision.apply(stored.order());
        return decided.order().state() == stored.order().state()
                ? stored
                : CorrelationScope.call(stored.correlationId(), () -> store(stored, decided, cause));
    }

    private Stored store(Stored before, Decision decision, String cause) {
        Order order = decision.order();
        String detail = detail(order);
        Stored after = orders.update(before, order);
        timeline.add(order.id(), cause, detail);
        decision.event().ifPresent(event -> {
            events.publish(event, before.correlationId());
            timeline.add(order.id(), event.name(), detail);
        });
        log.info("Order {} is {} after {}", order.id(), order.state(), cause);
        return after;
    }

    private static String detail(Order order) {
        Rejection rejection = order.rejection();
        return rejection == null ? order.state().name() : order.state() + ": " + rejection.summary();
    }
}
