package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.messaging.failure.CauseChain;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidMetadataException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Determines the scope of a failed send. */
final class SendFailures {

    private final Function<String, Optional<Throwable>> description;

    /**
     * @param description why a topic can't be described; empty if it can. A producer's time-out looks the same in both
     *     cases, and also if only a partition fails.
     */
    SendFailures(Function<String, Optional<Throwable>> description) {
        this.description = description;
    }

    /** The same for one round of sends: each topic is described at most once, however many of its records fail. */
    SendFailures ofRound() {
        Map<String, Optional<Throwable>> described = new HashMap<>();
        return new SendFailures(topic -> described.computeIfAbsent(topic, description));
    }

    Failed failed(String topic, Throwable failure) {
        Throwable cause = deepestOfKafka(failure);
        if (cause instanceof RecordTooLargeException) {
            return new Failed(topic + " accepts less than the contract says: " + cause.getMessage(), Reach.RECORD);
        }
        return new Failed(cause.toString(), reach(topic, cause));
    }

    private Reach reach(String topic, Throwable cause) {
        return switch (cause) {
            case InvalidRecordException invalid -> Reach.RECORD;
            case BufferExhaustedException full -> Reach.BROKER;
            case TimeoutException late ->
                description.apply(topic).map(SendFailures::reach).orElse(Reach.PARTITION);
            default -> reach(cause);
        };
    }

    private static Reach reach(Throwable cause) {
        return switch (cause) {
            case UnknownTopicOrPartitionException gone -> Reach.TOPIC;
            case TopicAuthorizationException forbidden -> Reach.TOPIC;
            case AuthenticationException refused -> Reach.BROKER;
            case ClusterAuthorizationException refused -> Reach.BROKER;
            case TimeoutException silent -> Reach.BROKER;
            case NotEnoughReplicasException fewer -> Reach.PARTITION;
            case NotEnoughReplicasAfterAppendException fewer -> Reach.PARTITION;
            case InvalidMetadataException withoutLeader -> Reach.PARTITION;
            case ApiException ofTheTopic -> Reach.TOPIC;
            default -> Reach.BROKER;
        };
    }

    private static Throwable deepestOfKafka(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause : CauseChain.of(failure)) {
            if (cause instanceof ApiException) {
                deepest = cause;
            }
        }
        return deepest;
    }
}
