package io.eventorchestrator.messaging.retry;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys to skip, because this instance is working on them, or another instance was a moment ago. */
final class KeysInProgress {

    private final Map<ParkedKey, Long> until = new ConcurrentHashMap<>();

    void take(ParkedKey key) {
        until.put(key, Long.MAX_VALUE);
    }

    void giveBack(ParkedKey key) {
        until.remove(key);
    }

    void leaveFor(ParkedKey key, Duration time) {
        try {
            until.put(key, System.nanoTime() + time.toNanos());
        } catch (Error failed) {
            until.remove(key);
            throw failed;
        }
    }

    Collection<ParkedKey> keys() {
        long now = System.nanoTime();
        until.values().removeIf(end -> end != Long.MAX_VALUE && end - now <= 0);
        return until.keySet();
    }
}
