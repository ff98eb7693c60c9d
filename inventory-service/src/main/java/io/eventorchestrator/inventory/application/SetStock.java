package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.StockLevel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets what a count of the warehouse found. */
@Service
public class SetStock {

    private static final Logger log = LoggerFactory.getLogger(SetStock.class);

    private final Stock stock;
    private final StockEvents events;

    SetStock(Stock stock, StockEvents events) {
        this.stock = stock;
        this.events = events;
    }

    /**
     * A count that takes the level below its threshold is told like a reservation that does, whether it found less or
     * the threshold was raised.
     *
     * @return the new level; empty, and nothing changed, if more is reserved than there would be
     */
    @Transactional
    public Optional<StockLevel> set(String sku, int onHand, int threshold) {
        StockLevel before = stock.lock(sku);
        if (onHand < before.reserved()) {
            return Optional.empty();
        }
        StockLevel after = new StockLevel(sku, onHand, before.reserved(), threshold);
        stock.update(after);
        if (after.depletedSince(before)) {
            events.depleted(after);
        }
        log.info("Stock of {} set to {}", sku, onHand);
        return Optional.of(after);
    }
}
