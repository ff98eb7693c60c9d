package io.eventorchestrator.messaging.transport;

import java.util.List;

/** Hands records to the broker. Implementations are safe for use by many threads. */
public interface EventTransport {

    /**
     * Publishes a bulk that holds at most one record per key, and waits until the broker has answered for each.
     *
     * @return one acknowledgement per record, in the order of the bulk; a transport that can't be reached answers
     *     {@link Acknowledgement.Failed} for all and throws nothing
     */
    List<Acknowledgement> publish(List<OutboundRecord> bulk);
}
