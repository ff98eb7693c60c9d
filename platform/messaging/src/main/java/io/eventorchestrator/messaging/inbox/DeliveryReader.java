package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.deadletter.Replay;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.handler.HandlerMethod;
import io.eventorchestrator.messaging.handler.HandlerRegistry;
import io.eventorchestrator.messaging.inbox.Delivery.Decoded;
import io.eventorchestrator.messaging.inbox.Delivery.NotRead;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decodes records delivered to a group; never throws because of a record's content. An error of the code, such as a
 * missing class or a failed assertion, does not make an event unreadable: a corrected release may read it, so it counts
 * as a failed attempt.
 */
final class DeliveryReader {

    private final Function<InboundRecord, EventEnvelope> envelopes;
    private final EventCodec codec;
    private final HandlerRegistry handlers;
    private final Map<String, Set<String>> subscriptions;
    private final int largest;

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
        this.largest = catalogue.limits().letterRecord();
    }

    /**
     * Reads a record from a transport.
     *
     * @throws VirtualMachineError other than a stack overflow, before the event's identity is known: nothing can be
     *     recorded
     */
    Delivery read(String group, InboundRecord inbound) {
        Identity place = Replay.count(group, inbound) > 0 ? Identity.ofOrigin(inbound) : Identity.ofPlace(inbound);
        try {
            return decode(group, inbound, place);
        } catch (VirtualMachineError machine) {
            throw machine;
        } catch (Error broken) {
            // Parked under its position, the event would not be found under its own identity once it is readable.
            return new Refused(group, inbound, place, false, Unreadable.unforeseen(broken));
        }
    }

    /**
     * Reads a parked record; never throws.
     *
     * @param identity the identity under which it is parked
     */
    Delivery readParked(String group, InboundRecord inbound, Identity identity) {
        try {
            return decode(group, inbound, identity);
        } catch (Error broken) {
            return new NotRead(group, inbound, identity, false, broken);
        }
    }

    /**
     * @param otherwise its identity if its envelope can't be read
     * @throws Error while the envelope is read, except for a stack overflow, which the record causes
     */
    private Delivery decode(String group, InboundRecord inbound, Identity otherwise) {
        try {
            expectPlace(group, inbound);
            expectSize(inbound);
            return decode(group, inbound, envelopes.apply(inbound));
        } catch (Unreadable why) {
            return new Refused(group, inbound, otherwise, false, why);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // Depends only on the record, so it would happen again and block the group.
            return new Refused(group, inbound, otherwise, false, Unreadable.unforeseen(unforeseen));
        }
    }

    private Delivery decode(String group, InboundRecord inbound, EventEnvelope envelope) {
        Identity identity = Identity.of(envelope);
        try {
            return decoded(group, inbound, envelope);
        } catch (Unreadable why) {
            return new Refused(group, inbound, identity, envelope.probe(), why);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return new Refused(group, inbound, identity, envelope.probe(), Unreadable.unforeseen(unforeseen));
        } catch (Error broken) {
            return new NotRead(group, inbound, identity, envelope.probe(), broken);
        }
    }

    // A record with a false position may also have a false key.
    private void expectPlace(String group, InboundRecord inbound) {
        if (!subscriptions.getOrDefault(group, Set.of()).contains(inbound.topic())) {
            throw Unreadable.unknownPlace(group + " does not read topic " + inbound.topic());
        }
        if (inbound.offset() < 0) {
            throw Unreadable.unknownPlace("the record's metadata contains no possible partition and offset");
        }
    }

    // The broker limits a batch's compressed size. Storing such a record would take longer than any time-out.
    private void expectSize(InboundRecord inbound) {
        if (inbound.bytes() > largest) {
            throw Unreadable.tooLarge(inbound.bytes(), largest);
        }
    }

    private Decoded decoded(String group, InboundRecord inbound, EventEnvelope envelope) {
        HandlerMethod handler = handlers.find(group, envelope.type());
        if (handler == null) {
            throw Unreadable.unknownType(envelope.type());
        }
        return new Decoded(group, inbound, envelope, handler, codec.read(handler.eventClass(), envelope));
    }
}
