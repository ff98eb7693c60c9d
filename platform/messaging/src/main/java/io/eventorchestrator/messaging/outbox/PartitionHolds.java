package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The topic's partitions that fail as a whole, such as without a leader: the keys of such a partition wait, and one
 * of them at a time is tried. A partition is held once two of its keys have failed since its last success, because a
 * single key may fail for a reason unrelated to its partition. Used only by the lane's thread.
 */
final class PartitionHolds {

    private final MachineTime time;
    private final Map<Integer, Set<Long>> failedKeys = new HashMap<>();
    private final Map<Integer, HeldPartition> held = new HashMap<>();

    PartitionHolds(MachineTime time) {
        this.time = time;
    }

    boolean isHeld(int partition) {
        return held.containsKey(partition);
    }

    /** Returns the hold of a partition. */
    Optional<HeldPartition> of(int partition) {
        return Optional.ofNullable(held.get(partition));
    }

    Map<Integer, HeldPartition> all() {
        return held;
    }

    /**
     * Notes that a key's partition failed.
     *
     * @return whether the partition is held; if not, the key alone has to wait
     */
    boolean failed(int partition, KeyQueue queue, ExponentialDelay backOff) {
        HeldPartition hold = held.get(partition);
        if (hold != null) {
            hold.failed(queue, backOff);
            return true;
        }
        Set<Long> failed = failedKeys.computeIfAbsent(partition, first -> new HashSet<>());
        failed.add(queue.orderedBy());
        if (failed.size() < 2) {
            return false;
        }
        failedKeys.remove(partition);
        held.put(partition, new HeldPartition(backOff, time));
        return true;
    }

    /** @return the hold of the partition, which ends now; empty if it was not held */
    Optional<HeldPartition> moved(int partition) {
        failedKeys.remove(partition);
        return Optional.ofNullable(held.remove(partition));
    }

    /** Tests whether the key belongs to a held partition and is not the one that is tried. */
    boolean hasToWait(KeyQueue queue) {
        return !held.isEmpty()
                && of(queue.first().partition())
                        .filter(hold -> !hold.isTried(queue))
                        .isPresent();
    }

    /** Forgets a key that is gone, or waits for another reason than its partition. */
    void forget(KeyQueue queue) {
        held.values().forEach(hold -> hold.forget(queue));
    }

    /** The time of the next try, or the other time if that is earlier. */
    long nextDue(long other) {
        long due = other;
        for (HeldPartition hold : held.values()) {
            long next = hold.due(other);
            due = next - due < 0 ? next : due;
        }
        return due;
    }
}
