package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Order;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cancels an order for its customer. */
@Service
public class CancelOrder {

    private final Orders orders;
    private final StandingReturns returns;
    private final OrderDecisions decisions;

    CancelOrder(Orders orders, StandingReturns returns, OrderDecisions decisions) {
        this.orders = orders;
        this.returns = returns;
        this.decisions = decisions;
    }

    /**
     * Cancels an order. The lock keeps a return from being requested meanwhile.
     *
     * @return the order afterwards, unchanged unless {@link Order#canBeCancelled()}; empty if no order has the id
     * @throws BeingReturned if the warehouse would get goods twice, by the cancellation and by a return
     */
    @Transactional
    public Optional<Orders.Stored> cancel(UUID id, String reason) {
        return orders.lock(id).map(order -> cancel(order, reason));
    }

    private Orders.Stored cancel(Orders.Stored order, String reason) {
        if (returns.exist(order.order().id())) {
            throw new BeingReturned();
        }
        return decisions.decide(order, "CancellationRequested", locked -> locked.cancel(reason));
    }

    /** The order has a return. */
    public static final class BeingReturned extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BeingReturned() {
            super("The order has a return and can't be cancelled");
        }
    }
}
