package io.eventorchestrator.notifications.domain;

import java.util.UUID;

/**
 * A message to be sent through one channel.
 *
 * @param correlationId correlation id of the event that caused it
 * @param attempts number of attempts so far
 */
public record Notification(UUID id, State state, String channel, String correlationId, int attempts, Message message) {

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
