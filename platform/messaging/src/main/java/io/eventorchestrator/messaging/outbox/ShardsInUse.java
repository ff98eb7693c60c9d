package io.eventorchestrator.messaging.outbox;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts the bulks with rows of a shard, from before they are published until their rows are deleted. */
final class ShardsInUse {

    static final int SHARDS = 16;

    private final AtomicIntegerArray bulks = new AtomicIntegerArray(SHARDS);

    void enter(Collection<Integer> shards) {
        shards.forEach(bulks::incrementAndGet);
    }

    void leave(Collection<Integer> shards) {
        shards.forEach(bulks::decrementAndGet);
    }

    boolean isUsed(int shard) {
        return bulks.get(shard) > 0;
    }
}
