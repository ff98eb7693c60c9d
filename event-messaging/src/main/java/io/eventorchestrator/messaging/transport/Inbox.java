package io.eventorchestrator.messaging.transport;

import java.util.List;

/** Accepts the records that a transport delivers. Safe for use by many threads and instances. */
public interface Inbox {

    /**
     * Handles a bulk of one consumer group, in its order.
     *
     * @return one outcome per record, in the order of the bulk; after the first {@link Outcome#UNAVAILABLE} all are
     * @throws Error if the virtual machine fails before anything can be settled; all are to be delivered again
     */
    List<Outcome> receive(String consumerGroup, List<InboundRecord> bulk);
}
