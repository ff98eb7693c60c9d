package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.contracts.Supersedes;
import java.util.List;
import java.util.UUID;

/**
 * A customer placed an order; nothing is reserved or promised yet.
 *
 * @param total the sum over all lines in minor units of {@code currency}
 * @param currency ISO 4217
 * @param lines at least one, each SKU once
 */
@EventType(value = "orders.order.placed", version = "2.0")
@Supersedes(OrderPlacedV1.class)
public record OrderPlaced(UUID orderId, Customer customer, String currency, long total, List<OrderLine> lines)
        implements OrderEvent {
    public OrderPlaced {
        lines = List.copyOf(lines);
    }
}
