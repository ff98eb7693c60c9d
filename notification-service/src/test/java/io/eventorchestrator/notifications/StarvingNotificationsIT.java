package io.eventorchestrator.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Channel;
import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Notifications that fail or hang delay no healthy one, at the default schedule. */
@ServiceTest
@DirtiesContext
class StarvingNotificationsIT {

    private static final int HUNDREDS = 300;
    private static final Duration PROMPTLY = Duration.ofSeconds(15);

    @Autowired
    private Notifications notifications;

    @Autowired
    private Post post;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void hang() {
        post.answer = new CountDownLatch(1);
        post.taken.clear();
    }

    @AfterEach
    void answer() {
        jdbc.sql("delete from notification").update();
        post.answer.countDown();
        await().atMost(Duration.ofMinutes(5)).until(() -> post.hanging.get() == 0);
    }

    @Test
    void aHealthyNotificationIsSentPromptlyAfterHundredsThatFail() {
        IntStream.range(0, HUNDREDS).forEach(i -> add("post", Post.REFUSED));
        add("post", "healthy");

        await().atMost(PROMPTLY).until(() -> post.taken.contains("healthy"));
    }

    @Test
    void aHealthyNotificationIsSentPromptlyWhileHundredsOfRetriesHang() {
        transactions.executeWithoutResult(status -> {
            IntStream.range(0, HUNDREDS).forEach(i -> add("post", Post.HANGING));
            jdbc.sql("update notification set attempts = 1").update();
        });
        await().atMost(Duration.ofMinutes(5)).until(() -> post.hanging.get() > 0);
        add("post", "healthy");

        await().atMost(PROMPTLY).until(() -> post.taken.contains("healthy"));
        assertThat(post.hanging.get()).isPositive();
    }

    @Test
    void aHealthyNotificationIsSentPromptlyWhileFirstAttemptsHang() {
        IntStream.range(0, 7).forEach(i -> add("post", Post.HANGING));
        add("post", "healthy");

        await().atMost(PROMPTLY).until(() -> post.taken.contains("healthy"));
        assertThat(post.hanging.get()).isPositive();
    }

    @Test
    void aChannelThatHangsDelaysNoOther() {
        IntStream.range(0, HUNDREDS).forEach(i -> add("post", Post.HANGING));
        await().atMost(Duration.ofMinutes(5)).until(() -> post.hanging.get() > 0);
        UUID order = add("log", "ada@example.com");

        await().atMost(PROMPTLY)
                .until(() -> notifications.ofOrder(order, null, 1).getFirst().state() == State.SENT);
        assertThat(post.hanging.get()).isPositive();
    }

    private UUID add(String channel, String recipient) {
        UUID order = UUID.randomUUID();
        String id = UUID.randomUUID().toString();
        notifications.add(
                new HandledEvent(id, "/order-service", id),
                channel,
                new Message(order, recipient, "order-expired", "en", "Expired", "Your order has expired"));
        return order;
    }

    /** Refuses one address at once, and hangs for another until the test ends. */
    static class Post implements Channel {

        static final String REFUSED = "refused@example.com";
        static final String HANGING = "hanging@example.com";

        final Set<String> taken = ConcurrentHashMap.newKeySet();
        final AtomicInteger hanging = new AtomicInteger();
        volatile CountDownLatch answer = new CountDownLatch(1);

        @Override
        public String name() {
            return "post";
        }

        @Override
        public void send(Notification notification) {
            String recipient = notification.message().recipient();
            if (recipient.equals(REFUSED)) {
                throw new IllegalStateException("mailbox busy");
            }
            if (recipient.equals(HANGING)) {
                hang();
            }
            taken.add(recipient);
        }

        private void hang() {
            hanging.incrementAndGet();
            try {
                answer.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                hanging.decrementAndGet();
            }
        }
    }

    @TestConfiguration
    static class Channels {

        @Bean
        Post post() {
            return new Post();
        }
    }
}
