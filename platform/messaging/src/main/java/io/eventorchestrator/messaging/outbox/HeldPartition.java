package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.outbox.KeyQueue.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one failing partition. One of them is tried after each pause, a different one each time. Those that find
 * no room stay in the table.
 */
final class HeldPartition {

    static final int MOST_KEYS = 1_000;

    private final Deque<KeyQueue> waiting = new ArrayDeque<>();
    private final MachineTime time;
    private final DeferredRows left;
    private @Nullable KeyQueue tried;
    private int failures = 1;
    private long until;

    HeldPartition(ExponentialDelay backOff, MachineTime time) {
        this.time = time;
        left = new DeferredRows(time);
        until = time.nanoTime() + backOff.after(failures).toNanos();
    }

    boolean isFull() {
        return waiting.size() >= MOST_KEYS;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Tests whether it is time to try a key, and all of them are left in the table. */
    boolean hasOnlyLeft() {
        return tried == null && waiting.isEmpty() && !left.isEmpty() && isDue();
    }

    private boolean isDue() {
        return time.nanoTime() - until >= 0;
    }

    Deque<KeyQueue> waiting() {
        return waiting;
    }

    DeferredRows left() {
        return left;
    }

    /** Tests whether the key is the one that is tried. */
    boolean isTried(KeyQueue queue) {
        return queue.equals(tried);
    }

    /** The next key to try, if it is time. */
    Optional<KeyQueue> next() {
        if (tried != null || !isDue()) {
            return Optional.empty();
        }
        tried = waiting.poll();
        return Optional.ofNullable(tried);
    }

    /** Notes a failed try. Failures of other keys, which were sent before the partition was held, don't count. */
    void failed(KeyQueue queue, ExponentialDelay backOff) {
        if (isTried(queue)) {
            tried = null;
            until = time.nanoTime() + backOff.after(++failures).toNanos();
        }
    }

    /** Forgets a key that is gone, or waits for another reason than its partition. */
    void forget(KeyQueue queue) {
        if (isTried(queue)) {
            tried = null;
        }
        if (queue.state() == State.HELD) {
            waiting.remove(queue);
        }
    }

    /** The time of the next try; the given time if there is no key to try. */
    long due(long otherwise) {
        return tried != null || (waiting.isEmpty() && left.isEmpty()) ? otherwise : until;
    }
}
