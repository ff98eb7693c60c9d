package io.eventorchestrator.messaging.transport;

import java.util.List;

/** Publishes the records of one topic. Implementations are thread-safe. */
@FunctionalInterface
public interface TopicPublisher {

    /**
     * Waits until the broker has answered for each record.
     *
     * @param records of that topic, at most one per key
     * @return one acknowledgement per record, in their order; never throws for an unreachable broker
     */
    List<Acknowledgement> publish(String topic, List<OutboundRecord> records);
}
