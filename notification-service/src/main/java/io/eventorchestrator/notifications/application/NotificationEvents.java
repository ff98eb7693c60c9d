package io.eventorchestrator.notifications.application;

import io.eventorchestrator.notifications.domain.Notification;

/** Publishes the outcome of notifications about orders, in the caller's transaction; ignores all others. */
public interface NotificationEvents {

    /** The channel accepted it. */
    void sent(Notification notification);

    /**
     * It was given up.
     *
     * @param reason not blank, at most 1000 characters
     */
    void failed(Notification notification, String reason);
}
