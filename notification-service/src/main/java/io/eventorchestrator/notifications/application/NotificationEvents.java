package io.eventorchestrator.notifications.application;

import io.eventorchestrator.notifications.domain.Notification;

/** Publishes what became of a notification, in the caller's transaction. A notification about no order is not published. */
public interface NotificationEvents {

    /** The channel took it. */
    void sent(Notification notification);

    /**
     * It was given up.
     *
     * @param reason not blank, at most 1000 characters
     */
    void failed(Notification notification, String reason);
}
