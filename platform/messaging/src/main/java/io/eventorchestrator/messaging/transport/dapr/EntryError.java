package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import java.util.stream.Stream;

/** Derives the scope of a failure from the message of the sidecar's Kafka client (Dapr 1.18.2, Sarama 1.48.1). */
final class EntryError {

    private static final String BATCH_TOO_LARGE = "Message was too large";

    private EntryError() {}

    /** The topic refused the record's batch; alone, or in a smaller batch, the record may fit. */
    static boolean isOfTheBatch(String error) {
        return error.contains(BATCH_TOO_LARGE);
    }

    /** The sidecar does not know the record's partition. */
    static boolean isOfAMissingPartition(String error) {
        return error.contains("is out of range, topic has");
    }

    static Acknowledgement acknowledgement(String error) {
        if (error.contains("larger than configured Producer.MaxMessageBytes")) {
            return new Refused(error);
        }
        return new Failed(error, reach(error));
    }

    private static Reach reach(String error) {
        // The Kafka client has a breaker per topic, which opens at the third failure, of the topic or of the broker.
        if (error.contains("circuit breaker is open")) {
            return Reach.UNTRIED;
        }
        boolean away = contains(
                error,
                "dial tcp",
                "run out of available brokers",
                "EOF",
                "i/o timeout",
                "connection reset",
                "broken pipe",
                "broker not connected",
                "closed network connection",
                "component is closed");
        if (away) {
            return Reach.BROKER;
        }
        boolean ofPartition = contains(
                error,
                "no leader for this partition",
                "not the leader for some partition",
                "in-sync replicas than required",
                "exceeded the user-specified time limit");
        return ofPartition ? Reach.PARTITION : Reach.TOPIC;
    }

    private static boolean contains(String error, String... words) {
        return Stream.of(words).anyMatch(error::contains);
    }
}
