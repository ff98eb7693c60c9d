package io.eventorchestrator.messaging.observability;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/** Counts and times events. Thread-safe. */
public final class DeliveryMetrics {

    // A longer duration overflows a count of nanoseconds.
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final MeterRegistry registry;

    /** @param registry receives the meters */
    public DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts an event stored for publication. */
    public void published(String type) {
        registry.counter("events.published", "event", type).increment();
    }

    /** Counts a settled delivery. */
    public void consumed(String topic, String group, Enum<?> outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT);
        registry.counter("events.consumed", "event", topic, "group", group, "outcome", name)
                .increment();
    }

    /** Counts a settled probe, which no other meter counts. */
    public void probed(String topic, String group, Enum<?> outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT);
        registry.counter("events.probes", "event", topic, "group", group, "outcome", name)
                .increment();
    }

    /**
     * Records the time from an event to the end of its handler.
     *
     * @param endToEnd ignored if it is implausible, as for an event of the year 1 or of
     *     tomorrow
     */
    public void handled(String type, String group, Duration endToEnd) {
        if (!endToEnd.isNegative() && endToEnd.compareTo(LONGEST) < 0) {
            registry.timer("events.end_to_end", "event", type, "group", group).record(endToEnd);
        }
    }

    /** Counts a retry of a parked event. */
    public void retried(String topic, String group) {
        registry.counter("events.retries", "event", topic, "group", group).increment();
    }

    /** Counts a look-up of a schema in the registry. */
    public void lookedUp(String type, Enum<?> outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT);
        registry.counter("events.schema.lookups", "event", type, "outcome", name)
                .increment();
    }

    /** Counts a dead letter. */
    public void deadLettered(String group, String reason) {
        registry.counter("events.dead_lettered", "group", group, "reason", reason)
                .increment();
    }
}
