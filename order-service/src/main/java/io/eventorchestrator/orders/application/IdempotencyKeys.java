package io.eventorchestrator.orders.application;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stores the answers to requests with idempotency keys. */
public interface IdempotencyKeys {

    /**
     * Claims a key in the caller's transaction; waits for a concurrent transaction that claims the same key.
     *
     * @return the valid claim: this one, still without an answer, or an earlier one
     */
    Claim claim(String key, String bodyDigest);

    /** Stores the answer for a claim of the caller's transaction. */
    void remember(String key, Answer answer);

    /** @return number of deleted keys that were older than the duration, at most {@code limit} */
    int forget(Duration olderThan, int limit);

    /**
     * @param bodyDigest digest of the first request with the key
     * @param answer null if the claim is new
     */
    record Claim(String bodyDigest, @Nullable Answer answer) {}

    /** The answer that a client gets for each repetition. */
    record Answer(int status, String location, String body) {}
}
