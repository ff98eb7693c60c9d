package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Measures how long the position of each name has not changed. Used by one thread. */
final class ChangeTimes {

    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new HashMap<>();

    ChangeTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @return the time since its position last changed */
    Duration note(String name, long place) {
        Seen before = seen.get(name);
        if (before == null || before.place != place) {
            before = new Seen(place, nanoTime.getAsLong());
            seen.put(name, before);
        }
        return Duration.ofNanos(nanoTime.getAsLong() - before.since);
    }

    /** The time since a name's position last changed; zero if it has none. */
    Duration since(String name) {
        Seen last = seen.get(name);
        return last == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - last.since);
    }

    void forget(Set<String> names) {
        seen.keySet().removeAll(names);
    }

    /** Forgets all other names. */
    void keep(Set<String> names) {
        seen.keySet().retainAll(names);
    }

    private record Seen(long place, long since) {}
}
