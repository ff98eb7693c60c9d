package io.eventorchestrator.notifications.application;

import io.eventorchestrator.contracts.notifications.NotificationFailed;
import io.eventorchestrator.contracts.notifications.NotificationSent;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is due. Several instances share the work by leases; the sending itself is in no transaction. */
@Component
@EnableScheduling
public class SendNotifications {

    private static final Logger log = LoggerFactory.getLogger(SendNotifications.class);

    private final Notifications notifications;
    private final List<Channel> channels;
    private final EventPublisher events;
    private final TransactionTemplate transactions;
    private final NotificationProperties.Sender properties;

    SendNotifications(
            Notifications notifications,
            List<Channel> channels,
            EventPublisher events,
            PlatformTransactionManager transactions,
            NotificationProperties properties) {
        this.notifications = notifications;
        this.channels = channels;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
        this.properties = properties.sender();
    }

    /** Sends one batch. Each batch leases under an identity of its own, so a late one can't settle what passed on. */
    @Scheduled(fixedDelayString = "${notifications.sender.poll}")
    public void sendDue() {
        UUID sender = UUID.randomUUID();
        notifications
                .lease(sender, properties.batch(), properties.lease())
                .forEach(notification -> send(notification, sender));
    }

    private void send(Notification notification, UUID sender) {
        try {
            channel(notification).send(notification);
            settle(notification, sender, State.SENT, "");
        } catch (RuntimeException failed) {
            retryOrGiveUp(notification, sender, failed);
        }
    }

    private void retryOrGiveUp(Notification notification, UUID sender, RuntimeException failed) {
        int attempt = notification.attempts() + 1;
        if (attempt >= properties.attempts()) {
            log.error("Notification {} is given up: {}", notification.id(), failed.toString());
            settle(notification, sender, State.FAILED, failed.toString());
        } else {
            Duration delay = properties.firstDelay().multipliedBy(1L << Math.min(attempt - 1, 20));
            log.warn("Notification {} is tried again in {}: {}", notification.id(), delay, failed.toString());
            notifications.postpone(notification, sender, delay);
        }
    }

    private void settle(Notification notification, UUID sender, State state, String reason) {
        transactions.executeWithoutResult(status -> {
            if (notifications.settle(notification, sender, state)) {
                tell(notification, state, reason);
            }
        });
    }

    private void tell(Notification notification, State state, String reason) {
        UUID order = notification.message().orderId();
        if (order == null) {
            return;
        }
        String template = notification.message().template();
        events.publish(
                state == State.SENT
                        ? new NotificationSent(notification.id(), order, notification.channel(), template)
                        : new NotificationFailed(notification.id(), order, notification.channel(), template, reason),
                notification.correlationId());
    }

    private Channel channel(Notification notification) {
        return channels.stream()
                .filter(channel -> channel.name().equals(notification.channel()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no channel " + notification.channel()));
    }
}
