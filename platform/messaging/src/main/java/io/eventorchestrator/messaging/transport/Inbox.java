package io.eventorchestrator.messaging.transport;

import java.util.List;

/** Accepts records delivered by a transport. Thread-safe, and safe for several instances. */
public interface Inbox {

    /**
     * Handles a bulk of one consumer group, in order.
     *
     * @return one outcome per record, in the order of the bulk; after the first {@link Outcome#UNAVAILABLE} all are
     * @throws Error if the virtual machine fails before anything can be settled; all records must be delivered again
     */
    List<Outcome> receive(String consumerGroup, List<InboundRecord> bulk);
}
