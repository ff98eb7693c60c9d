package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.TraceContinuation;
import io.eventorchestrator.notifications.application.Channel.Undeliverable;
import io.eventorchestrator.notifications.application.Notifications.Leased;
import io.eventorchestrator.notifications.application.Notifications.Queue;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends due notifications, without a transaction while a channel sends. Several instances share the work by leases. */
@Component
public class SendNotifications {

    private static final Logger log = LoggerFactory.getLogger(SendNotifications.class);

    private final Notifications notifications;
    private final NotificationEvents events;
    private final TransactionTemplate transactions;
    private final NotificationProperties.Sender properties;
    private final TraceContinuation traces;
    private final MeterRegistry meters;

    SendNotifications(
            Notifications notifications,
            NotificationEvents events,
            PlatformTransactionManager transactions,
            NotificationProperties properties,
            TraceContinuation traces,
            MeterRegistry meters) {
        this.notifications = notifications;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
        this.properties = properties.sender();
        this.traces = traces;
        this.meters = meters;
    }

    /**
     * Leases the next due notification of a channel.
     *
     * @return sends it and settles the result, once; empty if none is due
     */
    public Optional<Runnable> next(Channel channel, Queue queue) {
        // Each attempt leases under a new identity, so a late sender can't settle a row that another has leased since.
        UUID sender = UUID.randomUUID();
        return notifications
                .lease(channel.name(), queue, sender, properties.lease())
                .map(next -> () -> send(channel, next, sender));
    }

    private void send(Channel channel, Leased next, UUID sender) {
        var unused = traces.continued(
                "notifications.sending", next.trace(), () -> send(channel, next.notification(), sender));
    }

    private boolean send(Channel channel, Notification notification, UUID sender) {
        return CorrelationScope.call(notification.correlationId(), () -> {
            RuntimeException failure = attempt(channel, notification);
            settle(notification, sender, failure);
            return failure == null;
        });
    }

    private static @Nullable RuntimeException attempt(Channel channel, Notification notification) {
        try {
            channel.send(notification);
            return null;
        } catch (RuntimeException failure) {
            return failure;
        } catch (Error failure) {
            // Uncaught, it would not count as an attempt, and the notification would be retried for ever.
            return new UndeclaredThrowableException(failure, failure.toString());
        }
    }

    private void settle(Notification notification, UUID sender, @Nullable RuntimeException failure) {
        int attempt = notification.attempts() + 1;
        if (failure == null) {
            settle(notification, sender, State.SENT, "");
            count(notification, "sent");
            log.info("Notification {} was sent by {}", notification.id(), notification.channel());
        } else if (failure instanceof Undeliverable || attempt >= properties.attempts()) {
            settle(notification, sender, State.FAILED, FailureReason.of(failure));
            count(notification, "given_up");
            log.error(
                    "Notification {} is given up after attempt {}: {}",
                    notification.id(),
                    attempt,
                    FailureReason.of(failure));
        } else {
            Duration delay = properties.delayAfter(attempt);
            notifications.postpone(notification, sender, delay);
            count(notification, "postponed");
            log.warn("Notification {} is retried in {}: {}", notification.id(), delay, FailureReason.of(failure));
        }
    }

    private void count(Notification notification, String outcome) {
        meters.counter("notifications.attempts", "channel", notification.channel(), "outcome", outcome)
                .increment();
    }

    private void settle(Notification notification, UUID sender, State state, String reason) {
        transactions.executeWithoutResult(status -> {
            if (notifications.settle(notification, sender, state)) {
                publish(notification, state, reason);
            }
        });
    }

    private void publish(Notification notification, State state, String reason) {
        if (state == State.SENT) {
            events.sent(notification);
        } else {
            events.failed(notification, reason);
        }
    }
}
