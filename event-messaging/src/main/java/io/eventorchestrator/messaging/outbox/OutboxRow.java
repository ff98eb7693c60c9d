package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.OutboundRecord;

/** A stored record that waits to be published. */
record OutboxRow(long seq, OutboundRecord outbound) {

    /** Rows without a key are in no order with any other. */
    Object orderedBy() {
        String key = outbound.key();
        return key != null ? key : seq;
    }
}
