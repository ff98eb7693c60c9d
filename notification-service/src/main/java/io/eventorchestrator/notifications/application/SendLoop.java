package io.eventorchestrator.notifications.application;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.notifications.application.Notifications.Queue;
import java.util.Arrays;
import java.util.List;
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
        senders.forEach(ChannelSender::start);
    }

    private ChannelSender sender(Channel channel, Queue queue) {
        String name = "send-" + channel.name() + queue.suffix();
        return new ChannelSender(
                name,
                () -> sendNotifications.next(channel, queue),
                board.loop(name, properties.poll().plus(properties.lease())),
                properties);
    }

    // Waits for the current sends. Other instances, or this one after a restart, send the rest.
    @Override
    public synchronized void stop() {
        senders.forEach(ChannelSender::stop);
        senders.forEach(ChannelSender::close);
        senders = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !senders.isEmpty();
    }
}
