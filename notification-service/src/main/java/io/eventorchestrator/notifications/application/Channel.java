package io.eventorchestrator.notifications.application;

import io.eventorchestrator.notifications.domain.Notification;

/** A channel for notifications. */
public interface Channel {

    /** Its name in events and in the database, such as {@code log}. */
    String name();

    /**
     * Sends a notification. After a crash it may be called again with the same id.
     *
     * @throws Undeliverable if the notification can never be delivered
     * @throws RuntimeException if it was not sent; it will be retried
     */
    void send(Notification notification);

    /** A permanent failure: a retry would not help. */
    final class Undeliverable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** @param message the reason, for the order's timeline */
        public Undeliverable(String message) {
            super(message);
        }
    }
}
