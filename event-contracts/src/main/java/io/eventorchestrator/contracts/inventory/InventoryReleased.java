package io.eventorchestrator.contracts.inventory;

import io.eventorchestrator.contracts.EventType;
import java.util.List;
import java.util.UUID;

/**
 * The answer to every cancelled or expired order, exactly once.
 *
 * @param lines what was held and is available again; empty where nothing was
 */
@EventType("inventory.stock.released")
public record InventoryReleased(UUID orderId, List<StockLine> lines) implements InventoryEvent {
    public InventoryReleased {
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return orderId.toString();
    }
}
