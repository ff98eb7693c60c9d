package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Shelf;
import io.eventorchestrator.inventory.domain.StockLevel;
import java.util.List;
import java.util.Optional;

/** Where stock levels are kept. All methods but the queries run in the caller's transaction. */
public interface Stock {

    /** Locks the stock of a reservation until the transaction ends, always in the order of the SKUs. */
    Shelf lock(Reservation reservation);

    /** Counts the lines of a reservation as reserved. Their stock is locked. */
    void hold(Reservation reservation);

    /** Makes the lines of a reservation available again. Their stock is locked. */
    void release(Reservation reservation);

    /** Locks the level of a SKU until the transaction ends; a SKU that is unknown has nothing, and is known from then on. */
    StockLevel lock(String sku);

    /** Stores a level that was locked. */
    void update(StockLevel level);

    /** One level. */
    Optional<StockLevel> find(String sku);

    /** At most {@code limit} levels after a SKU, in the order of the SKUs. */
    List<StockLevel> list(String after, int limit);
}
