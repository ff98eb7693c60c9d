package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.Acknowledgement;

/** The result for a row that was to be published. */
sealed interface Fate {

    /** It was sent and answered. */
    record Sent(Acknowledgement answer) implements Fate {}

    /** It was not sent. */
    enum NotSent implements Fate {
        /** It no longer exists or was set aside. */
        GONE,
        /** The table contains an earlier row of its key. */
        BEHIND,
        /** This instance no longer holds its shard. */
        LOST
    }
}
