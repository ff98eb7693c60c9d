package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The return was approved; the goods are taken back next.
 *
 * @param currency ISO 4217
 * @param amount in minor units of the currency
 * @param automatic whether its amount needed no person's decision
 */
@EventType("orders.return.approved")
public record ReturnApproved(
        UUID orderId, UUID returnId, Customer customer, String currency, long amount, boolean automatic)
        implements ReturnEvent {}
