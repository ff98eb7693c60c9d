package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.List;
import java.util.UUID;

/**
 * A customer wants to return lines of a confirmed order; nothing is taken back or refunded yet.
 *
 * @param currency ISO 4217
 * @param amount in minor units of the currency
 * @param lines each SKU once, with the order's unit price
 * @param customerReason in the customer's words
 * @param awaitsDecision whether a person must decide, because of the amount
 */
@EventType("orders.return.requested")
public record ReturnRequested(
        UUID orderId,
        UUID returnId,
        Customer customer,
        String currency,
        long amount,
        List<OrderLine> lines,
        String customerReason,
        boolean awaitsDecision)
        implements ReturnEvent {

    public ReturnRequested {
        lines = List.copyOf(lines);
    }
}
