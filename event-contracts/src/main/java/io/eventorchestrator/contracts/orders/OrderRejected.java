package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order cannot be fulfilled; nothing is reserved.
 *
 * @param reason a stable code, such as {@code INSUFFICIENT_STOCK}
 * @param shortages the lines that stock could not cover; null before version 1.1
 */
@EventType(value = "orders.order.rejected", version = "1.1")
public record OrderRejected(
        UUID orderId,
        Customer customer,
        String reason,
        @Nullable List<Shortage> shortages) implements OrderEvent {

    public OrderRejected {
        shortages = shortages == null ? null : List.copyOf(shortages);
    }
}
