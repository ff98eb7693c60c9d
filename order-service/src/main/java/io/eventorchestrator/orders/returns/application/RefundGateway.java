package io.eventorchestrator.orders.returns.application;

import java.util.UUID;

/**
 * Refunds through a payment provider. Each call blocks, may be repeated, and throws a {@link RuntimeException}, such
 * as {@link UnknownOutcome}, if its outcome is unknown. The provider knows a refund by the return's id.
 */
public interface RefundGateway {

    /** @param amount in minor units of the currency */
    Answer refund(UUID returnId, UUID orderId, long amount, String currency);

    /**
     * Cancels a refund, or prevents a later one.
     *
     * @param amount that was to be refunded, in minor units of the currency; the outcome is unknown if another is
     */
    Cancellation cancel(UUID returnId, long amount, String currency);

    /** The provider's answer. */
    sealed interface Answer {}

    /** The amount is refunded. */
    record Paid() implements Answer {}

    /** The provider refuses for good. */
    record Refused(String reason) implements Answer {}

    /** The provider's answer to a cancellation. */
    enum Cancellation {
        /** Nothing is refunded, nor will be. */
        CANCELLED,
        /** It is too late; the amount is refunded. */
        ALREADY_PAID
    }
}
