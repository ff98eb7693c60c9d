package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.ReturnedGoods;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores returns, in the caller's transaction. */
public interface Returns {

    /**
     * Locks a return until the transaction ends, even if it is new: then the caller stores it or rolls back.
     *
     * @return the goods of the return; empty if it is new
     */
    Optional<ReturnedGoods> lock(UUID returnId);

    /** Stores a locked return. */
    void save(ReturnedGoods goods);

    /** The goods of an order that are taken back, each SKU once. The order's reservation must be locked. */
    List<Line> takenBack(UUID orderId);
}
