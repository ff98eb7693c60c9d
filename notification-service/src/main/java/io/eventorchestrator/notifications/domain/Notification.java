package io.eventorchestrator.notifications.domain;

import java.util.UUID;

/**
 * A message on its way through one channel.
 *
 * @param correlationId id of the first event of the story that it belongs to
 * @param attempts made so far
 */
public record Notification(UUID id, State state, String channel, String correlationId, int attempts, Message message) {

    /** The state of a notification. */
    public enum State {
        /** To be sent. */
        PENDING,
        /** The channel took it. */
        SENT,
        /** Given up. */
        FAILED
    }
}
