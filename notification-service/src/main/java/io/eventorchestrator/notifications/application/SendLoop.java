package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.notifications.application.Notifications.Queue;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Polls for due notifications. Each channel has two queues, of first attempts and of retries, so that a mail server
 * that hangs delays no webhook, and notifications that keep failing delay no new one.
 */
@Component
class SendLoop implements SmartLifecycle {

    private final SendNotifications sendNotifications;
    private final List<Channel> channels;
    private final NotificationProperties.Sender properties;
    private final ProgressBoard board;
    private List<ChannelSender> senders = List.of();
    private @Nullable ScheduledExecutorService polls;

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
        senders = channels.stream()
                .flatMap(channel -> Arrays.stream(Queue.values()).map(queue -> sender(channel, queue)))
                .toList();
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                senders.size(), Thread.ofPlatform().name("sender-poll-", 0).factory());
        for (ChannelSender sender : senders) {
            var unused = started.scheduleWithFixedDelay(
                    sender::sendDue, 0, properties.poll().toMillis(), TimeUnit.MILLISECONDS);
        }
        polls = started;
    }

    private ChannelSender sender(Channel channel, Queue queue) {
        String name = "send-" + channel.name() + queue.suffix();
        return new ChannelSender(
                name,
                () -> sendNotifications.next(channel, queue),
                board.loop(name, properties.poll().plus(properties.lease())),
                properties.concurrency());
    }

    // Waits for the current sends. Other instances, or this one after a restart, send the rest.
    @Override
    public synchronized void stop() {
        if (polls != null) {
            senders.forEach(ChannelSender::stop);
            polls.close();
            senders.forEach(ChannelSender::close);
            polls = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return polls != null;
    }
}
