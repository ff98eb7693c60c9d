package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.envelope.EnvelopeReader;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.transport.InboundRecord;
import org.jspecify.annotations.Nullable;

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
        EventEnvelope envelope = null;
        try {
            envelope = envelopes.read(inbound);
            return readable(group, inbound, envelope, handlers.find(group, envelope.type()));
        } catch (Unreadable why) {
            return new Delivery.Refused(group, inbound, envelope, why);
        }
    }

    private Delivery readable(String group, InboundRecord inbound, EventEnvelope envelope, @Nullable Handler handler) {
        if (handler == null) {
            throw Unreadable.unknownType(envelope.type());
        }
        return new Delivery.Readable(group, inbound, envelope, handler, codec.read(handler.eventClass(), envelope));
    }
}
