package io.eventorchestrator.inventory.application;

import java.time.Duration;

/** Memories of cancellations whose orders never held anything. */
public interface Tombstones {

    /**
     * Forgets the oldest ones, in a transaction of its own.
     *
     * @return how many there were, at most the limit
     */
    int forget(Duration olderThan, int limit);
}
