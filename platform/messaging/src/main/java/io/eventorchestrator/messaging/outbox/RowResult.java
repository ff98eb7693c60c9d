package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.Acknowledgement;

/** The result of publishing a row. */
sealed interface RowResult {

    /** It was sent and answered. */
    record Sent(Acknowledgement answer) implements RowResult {}

    /** It was not sent. */
    enum NotSent implements RowResult {
        /** It no longer exists or was set aside. */
        GONE,
        /** The table contains an earlier row of its key. */
        BEHIND,
        /** This instance no longer holds its shard. */
        LOST
    }
}
