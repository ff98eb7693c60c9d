package io.eventorchestrator.messaging.retry;

/** What became of the first parked event of a key. Internal. */
public enum RetryResult {
    /** It is out of the way, and the next one of its key is due. */
    SETTLED,
    /** It waits for its next attempt. */
    WAITS,
    /** Another instance, or a delivery, works on the key now. */
    TAKEN,
    /** It could not be tried, or its result could not be noted. It stays due, and so does everything else for now. */
    UNAVAILABLE
}
