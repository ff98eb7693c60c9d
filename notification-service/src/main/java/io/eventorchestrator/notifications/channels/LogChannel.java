package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.notifications.application.Channel;
import io.eventorchestrator.notifications.domain.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Writes notifications to the log. */
@Component
@ConditionalOnBooleanProperty("notifications.log.enabled")
class LogChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(LogChannel.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void send(Notification notification) {
        log.info(
                "To {}: {} (notification {})",
                notification.message().recipient(),
                notification.message().subject(),
                notification.id());
    }
}
