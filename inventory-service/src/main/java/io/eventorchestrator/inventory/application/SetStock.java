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

    SetStock(Stock stock) {
        this.stock = stock;
    }

    /** @return the new level; empty, and nothing changed, if more is reserved than there would be */
    @Transactional
    public Optional<StockLevel> set(String sku, int onHand, int threshold) {
        Optional<StockLevel> level = stock.set(sku, onHand, threshold);
        level.ifPresent(set -> log.info("Stock of {} set to {}", sku, set.onHand()));
        return level;
    }
}
