package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.envelope.EnvelopeReader;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.transport.InboundRecord;

/** Decodes what was delivered to a group; never throws for what a record holds. */
final class DeliveryReader {

    private final EnvelopeReader envelopes;
    private final EventCodec codec;
    private final Handlers handlers;

    DeliveryReader(EnvelopeReader envelopes, EventCodec codec, Handlers handlers) {
        this.envelopes = envelopes;
        this.codec = codec;
        this.handlers = handlers;
    }

    Delivery read(String group, InboundRecord inbound) {
        Identity place = Delivery.replays(group, inbound) > 0 ? Identity.ofOrigin(inbound) : Identity.ofPlace(inbound);
        return read(group, inbound, place);
    }

    /** @param otherwise what identifies it if it can't be decoded */
    Delivery read(String group, InboundRecord inbound, Identity otherwise) {
        Identity identity = otherwise;
        try {
            EventEnvelope envelope = envelopes.read(inbound);
            identity = Identity.of(envelope);
            return readable(group, inbound, envelope);
        } catch (Unreadable why) {
            return new Refused(group, inbound, identity, why);
        } catch (RuntimeException unforeseen) {
            // Nothing but the record was looked at, so it would be the same the next time, and hold up the group.
            return new Refused(group, inbound, identity, Unreadable.unforeseen(unforeseen));
        }
    }

    private Readable readable(String group, InboundRecord inbound, EventEnvelope envelope) {
        Handler handler = handlers.find(group, envelope.type());
        if (handler == null) {
            throw Unreadable.unknownType(envelope.type());
        }
        return new Readable(group, inbound, envelope, handler, codec.read(handler.eventClass(), envelope));
    }
}
