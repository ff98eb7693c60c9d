package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores notifications. */
public interface Notifications {

    /** Stores a message as pending, once per event, recipient, channel and template. */
    void add(HandledEvent cause, String channel, Message message);

    /**
     * Leases the notification of a channel's queue that has been due longest, on the database's clock; empty if none is
     * due. Leases one at a time, because the lease of a batch could end before its last one is sent.
     */
    Optional<Leased> lease(String channel, Queue queue, UUID sender, Duration lease);

    /** @return whether the sender still held the lease; otherwise nothing changed */
    boolean settle(Notification notification, UUID sender, Notification.State state);

    /** Reschedules it after the delay. */
    void postpone(Notification notification, UUID sender, Duration delay);

    /** The queues of a channel. */
    enum Queue {
        /** Notifications without a failed attempt. */
        FIRST_ATTEMPTS(""),
        /** Notifications that are tried again. */
        RETRIES("-retries");

        private final String suffix;

        Queue(String suffix) {
            this.suffix = suffix;
        }

        /** The last part of the name of a loop that sends from this queue. */
        String suffix() {
            return suffix;
        }
    }

    /**
     * A notification to be sent.
     *
     * @param trace the trace of the event that caused it; null without one
     */
    record Leased(Notification notification, @Nullable EventTrace trace) {}

    /** At most {@code limit} notifications of an order, newest first, older than the one with the id. */
    List<Notification> ofOrder(UUID orderId, @Nullable UUID after, int limit);
}
