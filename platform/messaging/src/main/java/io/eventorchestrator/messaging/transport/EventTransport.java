package io.eventorchestrator.messaging.transport;

import java.util.List;

/** Publishes records to the broker. Implementations are thread-safe. */
public interface EventTransport {

    /**
     * Publishes a bulk with at most one record per key, and waits until the broker has answered for each.
     *
     * @return one acknowledgement per record, in the order of the bulk; if the transport is unreachable,
     *     {@link Acknowledgement.Failed} for all, without an exception
     */
    List<Acknowledgement> publish(List<OutboundRecord> bulk);
}
