package io.eventorchestrator.contracts.orders;

import io.eventorchestrator.contracts.EventType;
import java.util.UUID;

/**
 * The return was declined; nothing is taken back or refunded.
 *
 * @param reason a stable code, such as {@code NO_DECISION}
 */
@EventType("orders.return.declined")
public record ReturnDeclined(UUID orderId, UUID returnId, Customer customer, String reason) implements ReturnEvent {}
