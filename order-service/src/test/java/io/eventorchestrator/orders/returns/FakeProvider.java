package io.eventorchestrator.orders.returns;

import io.eventorchestrator.orders.returns.application.RefundGateway;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A payment provider that knows what it refunded, and fails as often as a test wants. */
final class FakeProvider implements RefundGateway {

    private final Map<UUID, UUID> orderOfReturn = new ConcurrentHashMap<>();
    private final Map<UUID, Long> refunds = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> cancelled = new ConcurrentHashMap<>();
    private final Script refunding = new Script();
    private final Script cancelling = new Script();

    @Override
    public Answer refund(UUID returnId, UUID orderId, long amount, String currency) {
        orderOfReturn.put(returnId, orderId);
        if (refunding.refuses(orderId) || cancelled.containsKey(returnId)) {
            return new Refused("account closed");
        }
        refunding.before(orderId);
        refunds.put(returnId, amount);
        refunding.after(orderId);
        return new Paid();
    }

    @Override
    public Cancellation cancel(UUID returnId, long amount, String currency) {
        UUID orderId = orderOfReturn.getOrDefault(returnId, returnId);
        cancelling.before(orderId);
        if (refunds.containsKey(returnId)) {
            return Cancellation.ALREADY_PAID;
        }
        cancelled.put(returnId, true);
        cancelling.after(orderId);
        return Cancellation.CANCELLED;
    }

    Script refunding() {
        return refunding;
    }

    Script cancelling() {
        return cancelling;
    }

    /** The refunded sum of an order. */
    long refunded(UUID orderId) {
        return refunds.entrySet().stream()
                .filter(refund -> orderId.equals(orderOfReturn.get(refund.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
