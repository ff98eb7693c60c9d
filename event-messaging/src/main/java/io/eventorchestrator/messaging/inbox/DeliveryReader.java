package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.deadletter.Replay;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.handler.HandlerMethod;
import io.eventorchestrator.messaging.handler.HandlerRegistry;
import io.eventorchestrator.messaging.inbox.Delivery.NotRead;
import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decodes what was delivered to a group; never throws for what a record holds. An error of the code, such as a class that
 * is missing or an assertion that fails, does not make an event unreadable: a mended release may read it, so it is an
 * attempt like one of the handler.
 */
final class DeliveryReader {

    private final Function<InboundRecord, EventEnvelope> envelopes;
    private final EventCodec codec;
    private final HandlerRegistry handlers;
    private final Map<String, Set<String>> subscriptions;

    DeliveryReader(
            Function<InboundRecord, EventEnvelope> envelopes,
            EventCodec codec,
            HandlerRegistry handlers,
            Catalogue catalogue) {
        this.envelopes = envelopes;
        this.codec = codec;
        this.handlers = handlers;
        this.subscriptions = catalogue.groups().stream()
                .collect(Collectors.toUnmodifiableMap(Group::name, group -> Set.copyOf(group.subscriptions())));
    }

    /**
     * Reads what a transport delivers.
     *
     * @throws VirtualMachineError other than a stack overflow, before it is known which event it is: nothing can be noted
     */
    Delivery read(String group, InboundRecord inbound) {
        Identity place = Replay.count(group, inbound) > 0 ? Identity.ofOrigin(inbound) : Identity.ofPlace(inbound);
        try {
            return decode(group, inbound, place);
        } catch (VirtualMachineError machine) {
            throw machine;
        } catch (Error broken) {
            // Parked by its place, it would not be found again under the identity that it has once it can be read.
            return new Refused(group, inbound, place, Unreadable.unforeseen(broken));
        }
    }

    /**
     * Reads what is parked; never throws.
     *
     * @param identity under which it is parked
     */
    Delivery readParked(String group, InboundRecord inbound, Identity identity) {
        try {
            return decode(group, inbound, identity);
        } catch (Error broken) {
            return new NotRead(group, inbound, identity, broken);
        }
    }

    /**
     * @param otherwise what identifies it if its envelope can't be read
     * @throws Error while the envelope is read, except for a stack overflow, which is the record's doing
     */
    private Delivery decode(String group, InboundRecord inbound, Identity otherwise) {
        try {
            expectPlace(group, inbound);
            return decode(group, inbound, envelopes.apply(inbound));
        } catch (Unreadable why) {
            return new Refused(group, inbound, otherwise, why);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // Nothing but the record was looked at, so it would be the same the next time, and hold up the group.
            return new Refused(group, inbound, otherwise, Unreadable.unforeseen(unforeseen));
        }
    }

    private Delivery decode(String group, InboundRecord inbound, EventEnvelope envelope) {
        Identity identity = Identity.of(envelope);
        try {
            return readable(group, inbound, envelope);
        } catch (Unreadable why) {
            return new Refused(group, inbound, identity, why);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return new Refused(group, inbound, identity, Unreadable.unforeseen(unforeseen));
        } catch (Error broken) {
            return new NotRead(group, inbound, identity, broken);
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
        HandlerMethod handler = handlers.find(group, envelope.type());
        if (handler == null) {
            throw Unreadable.unknownType(envelope.type());
        }
        return new Readable(group, inbound, envelope, handler, codec.read(handler.eventClass(), envelope));
    }
}
