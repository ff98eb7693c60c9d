package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.domain.StockLevel;

/** A stock level as clients see it. */
record StockLevelView(String sku, int onHand, int reserved, int available, int threshold) {

    static StockLevelView of(StockLevel level) {
        return new StockLevelView(level.sku(), level.onHand(), level.reserved(), level.available(), level.threshold());
    }
}
