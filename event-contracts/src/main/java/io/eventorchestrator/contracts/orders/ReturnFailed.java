package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The return could not be completed; nothing is refunded.
 *
 * @param reason a stable code, such as {@code REFUND_REFUSED}
 */
@EventType("orders.return.failed")
public record ReturnFailed(UUID orderId, UUID returnId, Customer customer, String reason) implements ReturnEvent {}
