package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.contracts.Superseded;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer placed an order with one line, in major version 1.
 *
 * @param currency ISO 4217
 * @param quantity at least 1
 * @param unitPrice in minor units of {@code currency}
 * @param total since 1.1: quantity times unit price; null from a producer of 1.0
 */
@EventType(value = "orders.order.placed", version = "1.1")
public record OrderPlacedV1(
        UUID orderId,
        Customer customer,
        String currency,
        String sku,
        int quantity,
        long unitPrice,
        @Nullable Long total)
        implements Superseded<OrderPlaced> {

    @Override
    public String key() {
        return orderId.toString();
    }

    @Override
    public OrderPlaced upcast() {
        long sum = total == null ? Math.multiplyExact(quantity, unitPrice) : total;
        return new OrderPlaced(orderId, customer, currency, sum, List.of(new OrderLine(sku, quantity, unitPrice)));
    }
}
