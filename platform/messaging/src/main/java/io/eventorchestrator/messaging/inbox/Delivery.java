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

/** A record delivered to a group, decoded as far as possible. */
sealed interface Delivery {

    String group();

    InboundRecord inbound();

    /** Its identity within the group. */
    Identity identity();

    default String source() {
        return identity().source();
    }

    default String id() {
        return identity().id();
    }

    /** Tests whether its handler's effect must be rolled back. */
    boolean isProbe();

    /**
     * Deliveries with the same number, which have the same group and key, are handled one after the other. A digest,
     * because a key may be too long for an index.
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

    /** The number of replays from its dead letter topic; 0 for a record from its producer. */
    default int replays() {
        return Replay.count(group(), inbound());
    }

    /** An event that a handler of the group can handle. */
    record Decoded(String group, InboundRecord inbound, EventEnvelope envelope, HandlerMethod handler, Object event)
            implements Delivery {

        @Override
        public Identity identity() {
            return Identity.of(envelope);
        }

        @Override
        public boolean isProbe() {
            return envelope.probe();
        }

        HandledEvent handled() {
            return new HandledEvent(
                    envelope.id(), envelope.source(), envelope.correlationId(), envelope.trace(), envelope.probe());
        }
    }

    /**
     * An event that the code could not read, although it may be valid: a class is missing or incompatible, an assertion
     * fails, or memory is short. Another release, or a later attempt, may read it.
     *
     * @param error wrapped
     */
    record NotRead(
            String group, InboundRecord inbound, Identity identity, boolean isProbe, UndeclaredThrowableException error)
            implements Delivery {

        NotRead(String group, InboundRecord inbound, Identity identity, boolean isProbe, Error error) {
            this(group, inbound, identity, isProbe, new UndeclaredThrowableException(error));
        }
    }

    /** A record that is not an event for this group. */
    record Refused(String group, InboundRecord inbound, Identity identity, boolean isProbe, Unreadable why)
            implements Delivery {}
}
