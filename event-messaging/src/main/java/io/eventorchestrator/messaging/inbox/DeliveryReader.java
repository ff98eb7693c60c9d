package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.envelope.EnvelopeReader;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decodes what was delivered to a group; never throws for what a record holds. */
final class DeliveryReader {

    private final EnvelopeReader envelopes;
    private final EventCodec codec;
    private final Handlers handlers;
    private final Map<String, Set<String>> subscriptions;

    DeliveryReader(EnvelopeReader envelopes, EventCodec codec, Handlers handlers, Catalogue catalogue) {
        this.envelopes = envelopes;
        this.codec = codec;
        this.handlers = handlers;
        this.subscriptions = catalogue.groups().stream()
                .collect(Collectors.toUnmodifiableMap(Group::name, group -> Set.copyOf(group.subscriptions())));
    }

    Delivery read(String group, InboundRecord inbound) {
        Identity place = Delivery.replays(group, inbound) > 0 ? Identity.ofOrigin(inbound) : Identity.ofPlace(inbound);
        return read(group, inbound, place);
    }

    /** @param otherwise what identifies it if it can't be decoded */
    Delivery read(String group, InboundRecord inbound, Identity otherwise) {
        Identity identity = otherwise;
        try {
            expectPlace(group, inbound);
            EventEnvelope envelope = envelopes.read(inbound);
            identity = Identity.of(envelope);
            return readable(group, inbound, envelope);
        } catch (Unreadable why) {
            return new Refused(group, inbound, identity, why);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // Nothing but the record was looked at, so it would be the same the next time, and hold up the group.
            return new Refused(group, inbound, identity, Unreadable.unforeseen(unforeseen));
        }
    }

    // What lies about its place may lie about its key, too.
    private void expectPlace(String group, InboundRecord inbound) {
        if (!subscriptions.getOrDefault(group, Set.of()).contains(inbound.topic())) {
            throw Unreadable.unknownPlace(group + " does not read topic " + inbound.topic());
        }
        if (inbound.offset() < 0) {
            throw Unreadable.unknownPlace("what came with the record names no partition and offset that can be true");
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
