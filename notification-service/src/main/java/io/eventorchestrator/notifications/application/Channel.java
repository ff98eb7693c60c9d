package io.eventorchestrator.notifications.application;

import io.eventorchestrator.notifications.domain.Notification;

/** A way to reach people. */
public interface Channel {

    /** Its name in events and in the database, such as {@code log}. */
    String name();

    /** @throws RuntimeException if it did not go out; it may be tried again under the same id */
    void send(Notification notification);
}
