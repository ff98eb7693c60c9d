package io.eventorchestrator.orders.application;

import java.util.UUID;

/** Remembers which order a client's key stands for. */
public interface IdempotencyKeys {

    /**
     * Claims a key for an order; waits for another transaction that claims the same key just now.
     *
     * @return the claim that holds: this one, or the one that came first
     */
    Claim claim(String key, String bodyDigest, UUID orderId);

    /** @param bodyDigest of the request that the key was first used with */
    record Claim(String bodyDigest, UUID orderId) {}
}
