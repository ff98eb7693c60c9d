package io.eventorchestrator.messaging.retry;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Parked events for the scheduler: due keys, and one attempt at a time. Internal. Thread-safe. */
public interface RetryQueue {

    /**
     * The keys whose first event is due, the longest due first.
     *
     * @param atMost how many, by group; other groups are left out
     */
    List<ParkedKey> due(Collection<ParkedKey> except, Map<String, Integer> atMost);

    /** The time until the next event is due, at most the given one; zero if one is due now. */
    Duration untilNextDue(Duration atMost);

    /** Attempts the first event of a key, once. */
    RetryResult retry(ParkedKey key);
}
