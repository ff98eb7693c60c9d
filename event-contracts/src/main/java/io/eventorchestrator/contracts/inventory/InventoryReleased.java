package io.eventorchestrator.contracts.inventory;

import io.eventorchestrator.contracts.EventType;
import java.util.List;
import java.util.UUID;

/**
 * Answers every cancelled or expired order, exactly once.
 *
 * @param lines the stock that was reserved and is available again; empty if nothing was reserved
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
