package io.eventorchestrator.messaging.observability;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/** Counts and times events on their way. Safe for use by many threads. */
public final class DeliveryMetrics {

    // Above it nanoseconds overflow.
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final MeterRegistry registry;

    /** @param registry where the meters are kept */
    public DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** An event was stored for publication. */
    public void published(String type) {
        registry.counter("events.published", "event", type).increment();
    }

    /** A delivery came to an end. */
    public void consumed(String topic, String group, Enum<?> outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT);
        registry.counter("events.consumed", "event", topic, "group", group, "outcome", name)
                .increment();
    }

    /**
     * A handler was run.
     *
     * @param endToEnd from the time of the event to now; not recorded where it says nothing, as for an event of the year 1
     *     or of tomorrow
     */
    public void handled(String type, String group, Duration handling, Duration endToEnd) {
        registry.timer("events.handling", "event", type, "group", group).record(handling);
        if (!endToEnd.isNegative() && endToEnd.compareTo(LONGEST) < 0) {
            registry.timer("events.end_to_end", "event", type, "group", group).record(endToEnd);
        }
    }

    /** A parked event is tried again. */
    public void retried(String topic, String group) {
        registry.counter("events.retries", "event", topic, "group", group).increment();
    }

    /** An event became a dead letter. */
    public void deadLettered(String group, String reason) {
        registry.counter("events.dead_lettered", "group", group, "reason", reason)
                .increment();
    }
}
