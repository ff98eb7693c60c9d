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

    private static final Duration LEAST_RESTART = Duration.ofMinutes(2);

    private final Duration patience;
    private final Duration restart;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<TopicPartition, Tries> missing = new ConcurrentHashMap<>();

    /**
     * @param patience longest time in which a client refreshes its metadata
     * @param pauses between two tries of a record
     */
    public MissingPartitions(Duration patience, RelayPauses pauses) {
        this(patience, pauses, System::nanoTime);
    }

    MissingPartitions(Duration patience, RelayPauses pauses, LongSupplier nanoTime) {
        this.patience = patience;
        // Longer than the pause between two tries of a record. So long after the last one, time restarts, because by
        // then the partition may have been added.
        Duration twice = pauses.longestBackOff().multipliedBy(2);
        this.restart = twice.compareTo(LEAST_RESTART) > 0 ? twice : LEAST_RESTART;
        this.nanoTime = nanoTime;
    }

    /** Judges a record whose partition the client does not know. */
    public Acknowledgement missing(OutboundRecord outbound, String reason) {
        long now = nanoTime.getAsLong();
        Tries tries = missing.merge(
                new TopicPartition(outbound.topic(), outbound.partition()),
                new Tries(now, now),
                (before, first) -> isRecent(before, now) ? next(before, now) : first);
        return isPatient(tries, now) ? new Failed(reason, Reach.RECORD) : new Refused(reason);
    }

    // Refusals don't count: time restarts however many records follow.
    private Tries next(Tries before, long now) {
        return isPatient(before, now) ? new Tries(before.since(), now) : before;
    }

    private boolean isPatient(Tries tries, long now) {
        return now - tries.since() < patience.toNanos();
    }

    private boolean isRecent(Tries tries, long now) {
        return now - tries.last() < restart.toNanos();
    }

    /** @param last time of the last record that was not refused */
    private record Tries(long since, long last) {}
}
