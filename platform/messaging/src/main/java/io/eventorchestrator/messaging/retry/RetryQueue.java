package io.eventorchestrator.messaging.retry;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Parked events for the scheduler: due keys, and one attempt at a time. Internal. Thread-safe. */
public interface RetryQueue {

    /** The keys whose first event is due, the longest due first. */
    List<ParkedKey> due(Collection<ParkedKey> except, int atMost);

    /** The time until the next event is due, at most the given one; zero if one is due now. */
    Duration untilNextDue(Duration atMost);

    /** Attempts the first event of a key, once. */
    RetryResult retry(ParkedKey key);
}
