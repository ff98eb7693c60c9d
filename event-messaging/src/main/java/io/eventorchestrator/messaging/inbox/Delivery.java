package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.transport.InboundRecord;
import org.jspecify.annotations.Nullable;

/** A record that was delivered to a group, decoded as far as it could be. */
sealed interface Delivery {

    String group();

    InboundRecord inbound();

    /** What identifies it within the group, besides {@link #id()}. */
    String source();

    String id();

    /** Deliveries of one group with the same key are handled one after the other. */
    default String orderedBy() {
        String key = inbound().key();
        return key != null ? key : source() + id();
    }

    /** How often it was replayed from its dead letter topic; 0 for what comes from its producer. */
    default int replays() {
        String replays = inbound().headers().getOrDefault(DeadLetters.REPLAYS, "0");
        return replays.matches("\\d{1,4}") ? Integer.parseInt(replays) : 0;
    }

    /** An event that a handler of the group can take. */
    record Readable(String group, InboundRecord inbound, EventEnvelope envelope, Handler handler, Object event)
            implements Delivery {

        @Override
        public String source() {
            return envelope.source();
        }

        @Override
        public String id() {
            return envelope.id();
        }

        HandledEvent handled() {
            return new HandledEvent(envelope.id(), envelope.source(), envelope.correlationId());
        }
    }

    /** No event for this group; identified by where it stands. */
    record Refused(
            String group, InboundRecord inbound, @Nullable EventEnvelope envelope, Unreadable why) implements Delivery {

        @Override
        public String source() {
            return "kafka:" + inbound.topic();
        }

        @Override
        public String id() {
            return inbound.partition() + ":" + inbound.offset();
        }
    }
}
