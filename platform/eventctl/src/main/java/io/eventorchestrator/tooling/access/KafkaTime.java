package io.eventorchestrator.tooling.access;

import java.time.Instant;

/** Times in Kafka's form. */
public final class KafkaTime {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private KafkaTime() {}

    /** Milliseconds since 1970; the nearest ones for a time that Kafka can't represent. */
    public static long of(Instant time) {
        return time.isBefore(Instant.EPOCH) ? 0 : (time.isAfter(LAST) ? LAST : time).toEpochMilli();
    }
}
