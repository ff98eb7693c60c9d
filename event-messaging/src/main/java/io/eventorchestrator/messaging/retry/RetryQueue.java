package io.eventorchestrator.messaging.retry;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Parked events as the scheduler sees them: keys that are due, and one attempt at a time. Internal. Thread-safe. */
public interface RetryQueue {

    /** The keys whose first event is due by now, the longest due first. */
    List<ParkedKey> due(Collection<ParkedKey> except, int atMost);

    /** The time until the next event is due, at most the given one; zero if one is due by now. */
    Duration untilNextDue(Duration atMost);

    /** Tries the first event of a key, once. */
    RetryResult retry(ParkedKey key);
}
