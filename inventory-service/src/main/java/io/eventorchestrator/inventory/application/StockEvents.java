package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Rejection;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.StockLevel;
import io.eventorchestrator.messaging.BusinessFailure;

/** Publishes changes of stock, in the caller's transaction. */
public interface StockEvents {

    /** Every line of an order is held. */
    void reserved(Reservation reservation);

    /** The order's stock is released, or it held none. */
    void released(Reservation reservation);

    /** The available quantity of a SKU has fallen below its threshold. */
    void depleted(StockLevel level);

    /**
     * An order can't be held.
     *
     * @return the failure to throw, so that the event replaces the effects of the transaction
     */
    BusinessFailure rejected(Rejection rejection);
}
