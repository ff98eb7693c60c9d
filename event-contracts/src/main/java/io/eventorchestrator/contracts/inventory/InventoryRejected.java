package io.eventorchestrator.contracts.inventory;

import io.eventorchestrator.contracts.EventType;
import java.util.List;
import java.util.UUID;

/**
 * The warehouse could not reserve the whole order, so it reserved nothing.
 *
 * @param reason a stable code: {@code INSUFFICIENT_STOCK} or {@code UNKNOWN_SKU}
 * @param shortages the lines that could not be reserved, at least one
 */
@EventType("inventory.stock.rejected")
public record InventoryRejected(UUID orderId, String reason, List<Shortage> shortages) implements InventoryEvent {
    public InventoryRejected {
        shortages = List.copyOf(shortages);
    }

    @Override
    public String key() {
        return orderId.toString();
    }
}
