package io.eventorchestrator.contracts.inventory;

import io.eventorchestrator.contracts.EventType;
import java.util.List;
import java.util.UUID;

/**
 * Every line of the order is reserved.
 *
 * @param lines the reserved stock, at least one line
 */
@EventType("inventory.stock.reserved")
public record InventoryReserved(UUID orderId, List<StockLine> lines) implements InventoryEvent {
    public InventoryReserved {
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return orderId.toString();
    }
}
