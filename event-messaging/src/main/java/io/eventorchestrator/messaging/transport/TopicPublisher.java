package io.eventorchestrator.messaging.transport;

import java.util.List;

/** Hands the records of one topic to the broker. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface TopicPublisher {

    /**
     * Waits until the broker has answered for each record.
     *
     * @param records of that topic, at most one per key
     * @return one acknowledgement per record, in their order; never throws for a broker that can't be reached
     */
    List<Acknowledgement> publish(String topic, List<OutboundRecord> records);
}
