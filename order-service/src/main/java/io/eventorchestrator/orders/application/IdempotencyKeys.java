package io.eventorchestrator.orders.application;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Remembers what was answered to a request that a client's key stands for. */
public interface IdempotencyKeys {

    /**
     * Claims a key in the caller's transaction; waits for another transaction that claims the same key just now.
     *
     * @return the claim that holds: this one, still without an answer, or the one that came first
     */
    Claim claim(String key, String bodyDigest);

    /** Stores the answer to a claim of the caller's transaction. */
    void remember(String key, Answer answer);

    /** @return how many keys older than the duration were forgotten, at most {@code limit} */
    int forget(Duration olderThan, int limit);

    /**
     * @param bodyDigest of the request that the key was first used with
     * @param answer null where the claim is new
     */
    record Claim(String bodyDigest, @Nullable Answer answer) {}

    /** What a client is given, each time the same. */
    record Answer(int status, String location, String body) {}
}
