package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.ParkedRows.Head;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that are not to be looked at now: this instance works on them, or another one did a moment ago. */
final class InHand {

    private final Map<Head, Long> until = new ConcurrentHashMap<>();

    void take(Head head) {
        until.put(head, Long.MAX_VALUE);
    }

    void giveBack(Head head) {
        until.remove(head);
    }

    void leaveFor(Head head, Duration time) {
        until.put(head, System.nanoTime() + time.toNanos());
    }

    Collection<Head> heads() {
        long now = System.nanoTime();
        until.values().removeIf(end -> end != Long.MAX_VALUE && end - now <= 0);
        return until.keySet();
    }

    int working() {
        return (int)
                until.values().stream().filter(end -> end == Long.MAX_VALUE).count();
    }

    void clear() {
        until.clear();
    }
}
