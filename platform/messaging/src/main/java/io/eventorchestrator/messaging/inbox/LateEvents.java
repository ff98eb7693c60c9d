package io.eventorchestrator.messaging.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names an event that was handled late, in each group at most one a minute. Thread-safe. */
final class LateEvents {

    private static final Logger log = LoggerFactory.getLogger(LateEvents.class);

    // As in the alert SlowDelivery.
    private static final Duration LATE = Duration.ofSeconds(30);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Long> named = new ConcurrentHashMap<>();

    LateEvents(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void handled(String id, String group, Duration after) {
        if (after.compareTo(LATE) > 0 && isDue(group)) {
            log.warn(
                    "Event {} for {} was handled {} after it happened; others follow unnamed for a minute",
                    id,
                    group,
                    after);
        }
    }

    private boolean isDue(String group) {
        long now = nanoTime.getAsLong();
        return named.merge(group, now, (last, next) -> next - last < PAUSE ? last : next) == now;
    }
}
