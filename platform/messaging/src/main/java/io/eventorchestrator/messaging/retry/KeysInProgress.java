package io.eventorchestrator.messaging.retry;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Keys to skip, because this instance is working on them, or another instance was a moment ago. */
final class KeysInProgress {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final ExponentialDelay DELAY = ExponentialDelay.doubling(Duration.ofMillis(20), LONGEST);
    private static final long HERE = Long.MAX_VALUE;

    private final Map<ParkedKey, Skipped> skipped = new ConcurrentHashMap<>();
    private final MachineTime time;

    KeysInProgress(MachineTime time) {
        this.time = time;
    }

    void take(ParkedKey key) {
        skipped.merge(key, new Skipped(HERE, 0), (before, first) -> new Skipped(HERE, before.times()));
    }

    void giveBack(ParkedKey key) {
        skipped.remove(key);
    }

    /** Skips a key that another instance is working on, longer each time in a row. */
    void leave(ParkedKey key) {
        try {
            skipped.compute(key, (same, before) -> after(before == null ? 1 : before.times() + 1));
        } catch (Error failed) {
            skipped.remove(key);
            throw failed;
        }
    }

    private Skipped after(int times) {
        return new Skipped(time.nanoTime() + DELAY.after(times).toNanos(), times);
    }

    Collection<ParkedKey> keys() {
        long now = time.nanoTime();
        skipped.values().removeIf(key -> key.isOverFor(LONGEST, now));
        return skipped.entrySet().stream()
                .filter(key -> !key.getValue().isOverFor(Duration.ZERO, now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param times how often in a row another instance was working on it */
    private record Skipped(long until, int times) {

        boolean isOverFor(Duration time, long now) {
            return until != HERE && now - until >= time.toNanos();
        }
    }
}
