package io.eventorchestrator.inventory.application;

import java.time.Duration;

/** Stores cancellations of orders that have not arrived. */
public interface Tombstones {

    /**
     * Deletes the oldest tombstones in one transaction.
     *
     * @return the number of deleted tombstones, at most the limit
     */
    int forget(Duration olderThan, int limit);
}
