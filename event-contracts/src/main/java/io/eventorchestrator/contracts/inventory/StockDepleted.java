package io.eventorchestrator.contracts.inventory;

import io.eventorchestrator.contracts.EventType;

/**
 * The available quantity of a SKU fell below its threshold.
 *
 * @param available the remaining quantity, at least 0
 * @param threshold the threshold that was crossed
 */
@EventType("inventory.stock.depleted")
public record StockDepleted(String sku, int available, int threshold) implements InventoryEvent {
    @Override
    public String key() {
        return sku;
    }
}
