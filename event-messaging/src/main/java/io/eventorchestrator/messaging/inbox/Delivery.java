package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.deadletter.Replay;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.handler.HandlerMethod;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A record that was delivered to a group, decoded as far as it could be. */
sealed interface Delivery {

    String group();

    InboundRecord inbound();

    /** What identifies it within the group. */
    Identity identity();

    default String source() {
        return identity().source();
    }

    default String id() {
        return identity().id();
    }

    /**
     * Deliveries with the same number are handled one after the other: those of one group with the same key. A digest,
     * since a key may be longer than an index takes.
     */
    default long orderedBy() {
        byte[] key = inbound().key();
        byte[] within = key != null ? key : bytes(source() + id());
        byte[] group = bytes(group() + " ");
        UUID digest = UUID.nameUUIDFromBytes(ByteBuffer.allocate(group.length + within.length)
                .put(group)
                .put(within)
                .array());
        return digest.getMostSignificantBits() ^ digest.getLeastSignificantBits();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How often it was replayed from its dead letter topic; 0 for what comes from its producer. */
    default int replays() {
        return Replay.count(group(), inbound());
    }

    /** An event that a handler of the group can take. */
    record Readable(String group, InboundRecord inbound, EventEnvelope envelope, HandlerMethod handler, Object event)
            implements Delivery {

        @Override
        public Identity identity() {
            return Identity.of(envelope);
        }

        HandledEvent handled() {
            return new HandledEvent(envelope.id(), envelope.source(), envelope.correlationId());
        }
    }

    /**
     * An event that the code could not read, though nothing is known to be wrong with it: a class is missing or does not
     * fit, an assertion fails, memory is short. Another release or another time may read it.
     *
     * @param error wrapped
     */
    record NotRead(String group, InboundRecord inbound, Identity identity, UndeclaredThrowableException error)
            implements Delivery {

        NotRead(String group, InboundRecord inbound, Identity identity, Error error) {
            this(group, inbound, identity, new UndeclaredThrowableException(error));
        }
    }

    /** No event for this group. */
    record Refused(String group, InboundRecord inbound, Identity identity, Unreadable why) implements Delivery {}
}
