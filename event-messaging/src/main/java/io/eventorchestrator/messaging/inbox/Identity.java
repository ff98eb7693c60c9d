package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.List;

/** What tells an event from all others of its group: CloudEvents' source and id, or where an undecodable one stands. */
record Identity(String source, String id) {

    private static final String ORIGIN = "dlq-origin-";

    static Identity of(EventEnvelope envelope) {
        return new Identity(envelope.source(), envelope.id());
    }

    /** Where a record stands. */
    static Identity ofPlace(InboundRecord inbound) {
        return place(inbound.topic(), inbound.partition() + ":" + inbound.offset());
    }

    /** Where a replayed record stood at first; where it stands now if it does not say. */
    static Identity ofOrigin(InboundRecord replayed) {
        List<String> origin = List.of(
                header(replayed, "topic", "[\\w.-]{1,249}"),
                header(replayed, "partition", "\\d{1,10}"),
                header(replayed, "offset", "\\d{1,19}"));
        return origin.contains("") ? ofPlace(replayed) : place(origin.get(0), origin.get(1) + ":" + origin.get(2));
    }

    private static String header(InboundRecord inbound, String name, String form) {
        String value = inbound.header(ORIGIN + name).orElse("");
        return value.matches(form) ? value : "";
    }

    private static Identity place(String topic, String at) {
        return new Identity("kafka:" + topic, at);
    }
}
