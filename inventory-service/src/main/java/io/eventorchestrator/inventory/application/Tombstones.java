package io.eventorchestrator.inventory.application;

import java.time.Duration;

/** Memories of cancellations whose orders never held anything. */
public interface Tombstones {

    /**
     * Deletes the oldest tombstones in one transaction.
     *
     * @return the number of deleted tombstones, at most the limit
     */
    int forget(Duration olderThan, int limit);
}
