package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Order;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cancels an order for its customer. */
@Service
public class CancelOrder {

    private final OrderDecisions decisions;

    CancelOrder(OrderDecisions decisions) {
        this.decisions = decisions;
    }

    /** @return the order afterwards, unchanged unless {@link Order#canBeCancelled()}; empty if no order has the id */
    @Transactional
    public Optional<Orders.Stored> cancel(UUID id, String reason) {
        return decisions.decide(id, "CancellationRequested", order -> order.cancel(reason));
    }
}
