package io.eventorchestrator.messaging.retry;

/** The result of retrying the first parked event of a key. Internal. */
public enum RetryResult {
    /** It is settled, and the next one of its key is due. */
    SETTLED,
    /** It waits for its next attempt. */
    WAITS,
    /** Another instance, or a delivery, is working on the key. */
    TAKEN,
    /** It could not be attempted, or its result could not be recorded. It and everything else stay due. */
    UNAVAILABLE
}
