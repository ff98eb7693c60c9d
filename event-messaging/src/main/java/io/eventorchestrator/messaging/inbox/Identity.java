package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.List;

/**
 * What tells an event from all others of its group: CloudEvents' source and id; for a record that can't be decoded, where
 * it stands and what it holds.
 */
record Identity(String source, String id) {

    // A source is a URI reference and holds no space: no event can take the identity of a record.
    private static final String RECORD = "record of ";

    static Identity of(EventEnvelope envelope) {
        return new Identity(envelope.source(), envelope.id());
    }

    /**
     * Where a record stands and what it holds. The place alone would do, if a sidecar could not be made to tell another
     * record's place.
     */
    static Identity ofPlace(InboundRecord inbound) {
        return place(
                inbound.topic(),
                String.valueOf(inbound.partition()),
                String.valueOf(inbound.offset()),
                RecordDigest.of(inbound));
    }

    /** The identity that a replayed record had at first; that of its own place if it does not say. */
    static Identity ofOrigin(InboundRecord replayed) {
        List<String> origin = List.of(
                header(replayed, DeadLetterHeaders.ORIGIN_TOPIC, "[\\w.-]{1,249}"),
                header(replayed, DeadLetterHeaders.ORIGIN_PARTITION, "-1|\\d{1,10}"),
                header(replayed, DeadLetterHeaders.ORIGIN_OFFSET, "-1|\\d{1,19}"),
                header(replayed, DeadLetterHeaders.ORIGIN_DIGEST, RecordDigest.FORM));
        return origin.contains("")
                ? ofPlace(replayed)
                : place(origin.get(0), origin.get(1), origin.get(2), origin.get(3));
    }

    private static String header(InboundRecord inbound, String name, String form) {
        String value = inbound.header(name).orElse("");
        return value.matches(form) ? value : "";
    }

    private static Identity place(String topic, String partition, String offset, String digest) {
        return new Identity(RECORD + topic, String.join(":", partition, offset, digest));
    }
}
