package io.eventorchestrator.orders.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.PublishedEvent;
import io.eventorchestrator.orders.domain.Order;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an order. */
@Service
public class PlaceOrder {

    private static final Logger log = LoggerFactory.getLogger(PlaceOrder.class);

    private final Orders orders;
    private final Timeline timeline;
    private final EventPublisher events;

    PlaceOrder(Orders orders, Timeline timeline, EventPublisher events) {
        this.orders = orders;
        this.timeline = timeline;
        this.events = events;
    }

    /**
     * @return the order as it was placed
     * @throws io.eventorchestrator.orders.domain.Contradiction if the order contradicts itself
     */
    @Transactional
    public Order place(Customer customer, String currency, List<OrderLine> lines) {
        Order.Decision decision = Order.place(UuidCreator.getTimeOrderedEpoch(), customer, currency, lines);
        store(decision);
        return decision.order();
    }

    private void store(Order.Decision decision) {
        Order order = decision.order();
        PublishedEvent published = events.publish(decision.event().orElseThrow());
        orders.insert(order, published.correlationId());
        timeline.add(order.id(), "OrderPlaced", order.lines().size() + " lines");
        Story.tell(
                published.correlationId(),
                () -> log.info(
                        "Order {} placed by customer {}",
                        order.id(),
                        order.customer().id()));
    }
}
