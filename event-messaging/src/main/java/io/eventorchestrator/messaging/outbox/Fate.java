package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.Acknowledgement;

/** What became of a row that was to be published. */
sealed interface Fate {

    /** It was sent, and this is the answer. */
    record Sent(Acknowledgement answer) implements Fate {}

    /** It was not sent. */
    enum NotSent implements Fate {
        /** It is there no more, or was set aside. */
        GONE,
        /** An earlier row of its key stands in the table. */
        BEHIND,
        /** This instance does not hold its shard any more. */
        LOST
    }
}
