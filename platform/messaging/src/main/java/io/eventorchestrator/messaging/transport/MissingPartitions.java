package io.eventorchestrator.messaging.transport;

import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Judges records for partitions that their topic does not have. A client learns of an added partition only when it
 * refreshes its metadata, so until then such a record is tried again. Thread-safe.
 */
public final class MissingPartitions {

    // Longer than the pause between two tries of a record. After it, the client has other metadata and time restarts.
    private static final Duration RESTART = Duration.ofMinutes(2);

    private final Duration patience;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<TopicPartition, Tries> missing = new ConcurrentHashMap<>();

    /** @param patience longest time in which a client refreshes its metadata */
    public MissingPartitions(Duration patience) {
        this(patience, System::nanoTime);
    }

    MissingPartitions(Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** Judges a record whose partition the client does not know. */
    public Acknowledgement missing(OutboundRecord outbound, String reason) {
        long now = nanoTime.getAsLong();
        Tries tries = missing.merge(
                new TopicPartition(outbound.topic(), outbound.partition()),
                new Tries(now, now),
                (before, first) -> before.isRecent(now) ? new Tries(before.since(), now) : first);
        return now - tries.since() < patience.toNanos() ? new Failed(reason, Reach.RECORD) : new Refused(reason);
    }

    private record Tries(long since, long last) {

        private boolean isRecent(long now) {
            return now - last < RESTART.toNanos();
        }
    }
}
