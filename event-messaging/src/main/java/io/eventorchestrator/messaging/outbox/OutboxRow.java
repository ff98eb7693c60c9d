package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.nio.ByteBuffer;

/** A stored record that waits to be published. */
record OutboxRow(long seq, OutboundRecord outbound) {

    /** Rows without a key are in no order with any other. */
    Object orderedBy() {
        byte[] key = outbound.key();
        return key != null ? ByteBuffer.wrap(key) : seq;
    }
}
