package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Order;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Confirms an order once the warehouse has reserved every line. */
@Service
public class ConfirmOrder {

    private final OrderDecisions decisions;

    ConfirmOrder(OrderDecisions decisions) {
        this.decisions = decisions;
    }

    /** Does nothing for an order that is no longer pending, or unknown. */
    @Transactional
    public void confirm(UUID id) {
        decisions.decide(id, "InventoryReserved", Order::reserved);
    }
}
