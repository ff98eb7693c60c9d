package io.eventorchestrator.notifications.application;

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
     * Leases the notification of a channel that is due longest, on the database's clock. Empty if none is due. One at a
     * time: the lease of a whole batch could end before its last is sent.
     */
    Optional<Notification> lease(String channel, UUID sender, Duration lease);

    /** @return whether the sender still held the lease; if not, nothing changed */
    boolean settle(Notification notification, UUID sender, Notification.State state);

    /** Puts it back, to be due after the delay. */
    void postpone(Notification notification, UUID sender, Duration delay);

    /** At most {@code limit} notifications of an order, oldest first, after the one with the id. */
    List<Notification> ofOrder(UUID orderId, @Nullable UUID after, int limit);
}
