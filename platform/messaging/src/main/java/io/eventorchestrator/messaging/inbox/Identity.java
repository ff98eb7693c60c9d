package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.List;

/**
 * The identity of an event within its group: CloudEvents' source and id; for an undecodable record, its position and a
 * digest of its content.
 */
record Identity(String source, String id) {

    // A source is a URI reference and contains no space, so no event can have the identity of a record.
    private static final String RECORD = "record of ";

    static Identity of(EventEnvelope envelope) {
        return new Identity(envelope.source(), envelope.id());
    }

    /**
     * The identity from a record's position and content. The position alone would do if a sidecar always reported the
     * true one.
     */
    static Identity ofPlace(InboundRecord inbound) {
        return place(
                inbound.topic(),
                String.valueOf(inbound.partition()),
                String.valueOf(inbound.offset()),
                RecordDigest.of(inbound));
    }

    /** The original identity of a replayed record; that of its current position if it declares none. */
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
