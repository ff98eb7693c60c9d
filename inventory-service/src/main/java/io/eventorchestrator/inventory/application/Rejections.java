package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.domain.Rejection;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Stores rejections of orders. */
public interface Rejections {

    /** Stores a new rejection, in the caller's transaction. */
    void save(Rejection rejection);

    /** The rejection of an order. */
    Optional<Rejection> find(UUID orderId);

    /**
     * Deletes the oldest rejections in one transaction.
     *
     * @return the number of deleted rejections, at most the limit
     */
    int forget(Duration olderThan, int limit);
}
