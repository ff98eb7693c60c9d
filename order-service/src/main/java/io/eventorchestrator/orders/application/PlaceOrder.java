package io.eventorchestrator.orders.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.Purchase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places an order. */
@Service
public class PlaceOrder {

    private static final Logger log = LoggerFactory.getLogger(PlaceOrder.class);

    private final Orders orders;
    private final Timeline timeline;
    private final OrderEvents events;

    PlaceOrder(Orders orders, Timeline timeline, OrderEvents events) {
        this.orders = orders;
        this.timeline = timeline;
        this.events = events;
    }

    /** @return the order as it was placed */
    @Transactional
    public Orders.Stored place(Purchase purchase) {
        return store(Order.place(UuidCreator.getTimeOrderedEpoch(), purchase));
    }

    private Orders.Stored store(Order.Decision decision) {
        Order order = decision.order();
        String correlationId = events.publishFirst(decision.event().orElseThrow());
        Orders.Stored stored = orders.insert(order, correlationId);
        int lines = order.purchase().lines().size();
        timeline.add(order.id(), "OrderPlaced", lines == 1 ? "1 line" : lines + " lines");
        CorrelationScope.run(
                correlationId,
                () -> log.info(
                        "Order {} placed by customer {}",
                        order.id(),
                        order.purchase().customer().id()));
        return stored;
    }
}
