package io.eventorchestrator.notifications.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent through one channel.
 *
 * @param correlationId correlation id of the event that caused it
 * @param causationId id of that event; null if it was stored before ids were kept
 * @param attempts number of attempts so far
 * @param createdAt when it was stored, on the database's clock
 * @param changedAt when the last attempt ended; {@code createdAt} before the first
 */
public record Notification(
        UUID id,
        State state,
        String channel,
        String correlationId,
        @Nullable String causationId,
        int attempts,
        Message message,
        Instant createdAt,
        Instant changedAt) {

    /** The state of a notification. */
    public enum State {
        /** To be sent. */
        PENDING,
        /** Accepted by the channel. */
        SENT,
        /** Given up. */
        FAILED
    }
}
