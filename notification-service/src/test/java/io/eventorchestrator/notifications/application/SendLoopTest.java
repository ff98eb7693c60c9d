package io.eventorchestrator.notifications.application;

import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.notifications.application.Notifications.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendLoopTest {

    private static final int CONCURRENCY = 2;
    private static final int DUE = 20;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Channel channel = mock();
    private final SendNotifications sendNotifications = mock();
    private final SendLoop loop = new SendLoop(
            sendNotifications,
            List.of(channel),
            new NotificationProperties(
                    "warehouse@example.com",
                    "sales@example.com",
                    Duration.ofDays(1),
                    Locale.ENGLISH,
                    Map.of(),
                    new NotificationProperties.Sender(
                            Duration.ofDays(1),
                            Duration.ofDays(1),
                            CONCURRENCY,
                            1,
                            Duration.ofDays(1),
                            2,
                            Duration.ofDays(1))),
            new ProgressBoard());

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void aQueueIsSentWithoutAPauseUntilNothingIsDue() {
        when(channel.name()).thenReturn("post");
        when(sendNotifications.next(channel, Queue.RETRIES)).thenReturn(Optional.empty());
        when(sendNotifications.next(channel, Queue.FIRST_ATTEMPTS)).thenAnswer(call -> next());

        loop.start();

        await().atMost(Duration.ofMinutes(5)).until(() -> sent.get() == DUE);
    }

    private Optional<Runnable> next() {
        return begun.incrementAndGet() > DUE ? Optional.empty() : Optional.of(this::send);
    }

    // Longer than the query for the next one, so that the loop has to wait for its end.
    private void send() {
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        sent.incrementAndGet();
    }
}
