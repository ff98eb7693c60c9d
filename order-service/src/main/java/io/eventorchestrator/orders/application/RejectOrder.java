package io.eventorchestrator.orders.application;

import io.eventorchestrator.orders.domain.Rejection;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rejects an order that the warehouse can't reserve. */
@Service
public class RejectOrder {

    private final OrderDecisions decisions;

    RejectOrder(OrderDecisions decisions) {
        this.decisions = decisions;
    }

    /** Does nothing for an order that is no longer pending, or unknown. */
    @Transactional
    public void reject(UUID id, Rejection why) {
        decisions.decide(id, "InventoryRejected", order -> order.rejected(why));
    }
}
