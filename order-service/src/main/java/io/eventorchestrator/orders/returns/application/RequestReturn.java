package io.eventorchestrator.orders.returns.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.orders.returns.application.Returns.Stored;
import io.eventorchestrator.orders.returns.domain.NotReturnable;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.OrderReturn.Decision;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods;
import io.eventorchestrator.orders.returns.domain.Selection;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts a return if the order's state, age and earlier returns permit it. */
@Service
public class RequestReturn {

    private static final Logger log = LoggerFactory.getLogger(RequestReturn.class);

    private final Orders orders;
    private final Returns returns;
    private final ReturnHistory history;
    private final ReturnEvents events;
    private final ReturnProperties properties;

    RequestReturn(
            Orders orders, Returns returns, ReturnHistory history, ReturnEvents events, ReturnProperties properties) {
        this.orders = orders;
        this.returns = returns;
        this.history = history;
        this.events = events;
        this.properties = properties;
    }

    /**
     * Requests a return. The order stays locked, so that two returns can't take the same quantity.
     *
     * @return the return; empty if no order has the id
     * @throws NotReturnable if the order can't be returned, or not these lines
     */
    @Transactional
    public Optional<Stored> request(UUID orderId, Selection selection) {
        return orders.lock(orderId).map(order -> request(order, selection));
    }

    private Stored request(Orders.Stored order, Selection selection) {
        requireReturnable(order);
        UUID orderId = order.order().id();
        ReturnedGoods goods = selection.of(order.order().purchase(), returns.returned(orderId));
        boolean isSmall = properties.isSmall(goods.currency(), goods.amount());
        Decision requested = OrderReturn.request(UuidCreator.getTimeOrderedEpoch(), orderId, goods, isSmall);
        return CorrelationScope.call(order.correlationId(), () -> store(requested, isSmall, order));
    }

    private void requireReturnable(Orders.Stored order) {
        if (order.order().state() != OrderState.CONFIRMED) {
            throw NotReturnable.now(
                    "id", "names an order that is " + order.order().state() + " and can't be returned");
        }
        if (returns.isUnchangedFor(order.order().id(), properties.returnableFor())) {
            throw NotReturnable.now("id", "names an order that was confirmed too long ago");
        }
    }

    private Stored store(Decision decision, boolean isSmall, Orders.Stored order) {
        OrderReturn requested = decision.goodsReturn();
        Stored stored = returns.insert(requested, isSmall, properties.stuckAfter());
        history.add(requested.id(), "ReturnRequested", requested.state().name(), null);
        decision.event().ifPresent(event -> events.publish(event, order));
        log.info("Return {} of order {} requested", requested.id(), requested.orderId());
        return stored;
    }
}
