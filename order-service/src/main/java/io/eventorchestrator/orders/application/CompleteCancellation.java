package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Order;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Completes a cancellation once the warehouse has released the stock. */
@Service
public class CompleteCancellation {

    private final OrderDecisions decisions;

    CompleteCancellation(OrderDecisions decisions) {
        this.decisions = decisions;
    }

    /** Does nothing for an order that is not being cancelled, or unknown. */
    @Transactional
    public void complete(UUID id) {
        decisions.decide(id, "InventoryReleased", Order::released);
    }
}
