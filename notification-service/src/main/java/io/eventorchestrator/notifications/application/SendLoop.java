package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Polls for due notifications, with one thread per channel, so that a mail server that hangs delays no webhook. */
@Component
class SendLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SendLoop.class);

    private final SendNotifications sendNotifications;
    private final List<Channel> channels;
    private final NotificationProperties.Sender properties;
    private final ProgressBoard board;
    private @Nullable ScheduledExecutorService threads;

    SendLoop(
            SendNotifications sendNotifications,
            List<Channel> channels,
            NotificationProperties properties,
            ProgressBoard board) {
        this.sendNotifications = sendNotifications;
        this.channels = channels;
        this.properties = properties.sender();
        this.board = board;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                channels.size(), Thread.ofPlatform().name("sender-", 0).factory());
        for (Channel channel : channels) {
            var unused = started.scheduleWithFixedDelay(
                    () -> sendDue(channel), 0, properties.poll().toMillis(), TimeUnit.MILLISECONDS);
        }
        threads = started;
    }

    private Progress progress(Channel channel) {
        return board.loop("send-" + channel.name(), properties.poll().plus(properties.lease()));
    }

    // An escaping exception would end the channel's schedule.
    private void sendDue(Channel channel) {
        try {
            sendNotifications.sendDue(channel, progress(channel));
        } catch (RuntimeException | Error failure) {
            log.warn("Channel {} can't query due notifications now: {}", channel.name(), failure.toString());
        }
    }

    // Waits for the current sends. Other instances, or this one after a restart, send the rest.
    @Override
    public synchronized void stop() {
        if (threads != null) {
            threads.close();
            threads = null;
            channels.forEach(channel -> progress(channel).stopped());
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
