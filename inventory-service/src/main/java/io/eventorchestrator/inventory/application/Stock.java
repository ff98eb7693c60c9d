package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.Shelf;
import io.eventorchestrator.inventory.domain.StockLevel;
import java.util.List;
import java.util.Optional;

/** Stores stock levels. All methods except the queries run in the caller's transaction. Lines have each SKU once. */
public interface Stock {

    /** Locks the stock of the lines until the transaction ends, always in the order of the SKUs. */
    Shelf lock(List<Line> lines);

    /** Adds the lines to the reserved quantities. Their stock must be locked. */
    void hold(List<Line> lines);

    /** Makes the lines available again. Their stock must be locked. */
    void release(List<Line> lines);

    /** Locks the level of a SKU until the transaction ends; creates an empty level for an unknown SKU. */
    StockLevel lock(String sku);

    /** Stores a locked level. */
    void update(StockLevel level);

    /** One level. */
    Optional<StockLevel> find(String sku);

    /** At most {@code limit} levels after the given SKU, in the order of the SKUs. */
    List<StockLevel> list(String after, int limit);
}
