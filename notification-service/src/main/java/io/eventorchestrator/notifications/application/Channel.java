package io.eventorchestrator.notifications.application;

import io.eventorchestrator.notifications.domain.Notification;

/** A way to reach people. */
public interface Channel {

    /** Its name in events and in the database, such as {@code log}. */
    String name();

    /**
     * Hands a notification over. After a crash it may be asked to do so again, with the same id.
     *
     * @throws Undeliverable if it never can
     * @throws RuntimeException if it did not go out; it will be tried again
     */
    void send(Notification notification);

    /** Trying again will not help. */
    final class Undeliverable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** @param message says why, for the order's timeline */
        public Undeliverable(String message) {
            super(message);
        }
    }
}
