package io.eventorchestrator.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Channel;
import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.notifications.application.Notifications.Queue;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.application.SendNotifications;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

@ServiceTest(
        properties = {
            "notifications.sender.poll=20ms",
            "notifications.sender.first-delay=10ms",
            "notifications.sender.attempts=3"
        })
@DirtiesContext
class SendingIT {

    @Autowired
    private Notify notify;

    @Autowired
    private Notifications notifications;

    @Autowired
    private SendNotifications sendNotifications;

    @Autowired
    private Flaky flaky;

    @Test
    void anEventIsSentOncePerChannelHoweverOftenItIsHandled() {
        UUID order = UUID.randomUUID();
        HandledEvent event = event();
        IntStream.range(0, 5).forEach(i -> notify.tell(event, "ada@example.com", occasion(order)));

        await().atMost(Duration.ofMinutes(5)).until(() -> states(order).stream().allMatch(State.SENT::equals));
        assertThat(notifications.ofOrder(order, null, 50))
                .extracting(Notification::channel)
                .containsExactlyInAnyOrder("log", "flaky");
    }

    @Test
    void sendersThatWorkAtOnceSendNothingTwice() throws Exception {
        List<UUID> orders =
                IntStream.range(0, 100).mapToObj(i -> UUID.randomUUID()).toList();
        orders.forEach(order -> notify.tell(event(), Flaky.TOGETHER, occasion(order)));
        AtOnce.call(4, () -> {
            IntStream.range(0, 10)
                    .forEach(i ->
                            sendNotifications.next(flaky, Queue.FIRST_ATTEMPTS).ifPresent(Runnable::run));
            return true;
        });

        await().atMost(Duration.ofMinutes(5))
                .until(() ->
                        orders.stream().allMatch(order -> states(order).stream().allMatch(State.SENT::equals)));
        assertThat(flaky.taken.stream()
                        .map(notification -> notification.message().orderId())
                        .filter(orders::contains))
                .doesNotHaveDuplicates()
                .hasSize(orders.size());
        assertThat(flaky.together.getCount()).as("senders that did not overlap").isZero();
    }

    @Test
    void aChannelThatKeepsFailingIsGivenUpAfterItsAttempts() {
        UUID order = UUID.randomUUID();
        notify.tell(event(), Flaky.UNREACHABLE, occasion(order));

        await().atMost(Duration.ofSeconds(10)).until(() -> states(order).contains(State.FAILED));
        assertThat(notifications.ofOrder(order, null, 50))
                .filteredOn(notification -> notification.channel().equals("flaky"))
                .extracting(Notification::attempts)
                .containsExactly(3);
    }

    @Test
    void anErrorOfAChannelIsAnAttemptAndDelaysNoOther() {
        UUID broken = UUID.randomUUID();
        UUID brokenOnce = UUID.randomUUID();
        UUID healthy = UUID.randomUUID();
        notify.tell(event(), Flaky.BROKEN, occasion(broken));
        notify.tell(event(), Flaky.BROKEN_ONCE, occasion(brokenOnce));
        notify.tell(event(), "ada@example.com", occasion(healthy));

        await().atMost(Duration.ofMinutes(5)).until(() -> states(broken).contains(State.FAILED));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> Stream.of(brokenOnce, healthy)
                        .flatMap(order -> states(order).stream())
                        .allMatch(State.SENT::equals));
        assertThat(Stream.of(broken, brokenOnce, healthy).map(this::flakyAttempts))
                .containsExactly(3, 2, 1);
    }

    private int flakyAttempts(UUID order) {
        return notifications.ofOrder(order, null, 50).stream()
                .filter(notification -> notification.channel().equals("flaky"))
                .mapToInt(Notification::attempts)
                .sum();
    }

    @Test
    void anErrorInTheQueryForDueNotificationsEndsNoLoop() {
        flaky.failNextLook();
        await().atMost(Duration.ofMinutes(5)).until(() -> !flaky.failsNextLook());
        UUID order = UUID.randomUUID();
        notify.tell(event(), "ada@example.com", occasion(order));

        await().atMost(Duration.ofMinutes(5)).until(() -> states(order).stream().allMatch(State.SENT::equals));
    }

    @Test
    void aPermanentFailureIsGivenUpAtOnce() {
        UUID order = UUID.randomUUID();
        notify.tell(event(), Flaky.GONE, occasion(order));

        await().atMost(Duration.ofMinutes(5)).until(() -> states(order).contains(State.FAILED));
        assertThat(notifications.ofOrder(order, null, 50))
                .filteredOn(notification -> notification.channel().equals("flaky"))
                .extracting(Notification::attempts)
                .containsExactly(1);
    }

    @Test
    void aSenderThatLostItsLeaseSettlesNothing() {
        UUID order = UUID.randomUUID();
        notifications.add(event(), "asleep", stored(order));
        UUID late = UUID.randomUUID();
        Notification leased = notifications
                .lease("asleep", Queue.FIRST_ATTEMPTS, late, Duration.ZERO)
                .orElseThrow()
                .notification();
        UUID next = UUID.randomUUID();
        assertThat(notifications.lease("asleep", Queue.FIRST_ATTEMPTS, next, Duration.ofMinutes(1)))
                .isPresent();

        assertThat(notifications.settle(leased, late, State.SENT)).isFalse();
        assertThat(notifications.settle(leased, next, State.SENT)).isTrue();
    }

    private static Message stored(UUID order) {
        return new Message(order, "ada@example.com", "order-expired", "en", "Expired", "Your order has expired");
    }

    @Test
    void theWarehouseIsNotifiedOfASkuOncePerQuietPeriod() {
        String sku = "SKU-" + UUID.randomUUID();
        notify.warehouse(event(), sku, Occasion.depleted(sku, 3, 5));
        notify.warehouse(event(), sku, Occasion.depleted(sku, 2, 5));

        await().atMost(Duration.ofMinutes(5)).until(() -> countAbout(sku) >= 1);
        await().atMost(Duration.ofMinutes(5)).during(Duration.ofMillis(300)).until(() -> countAbout(sku) == 1);
    }

    private long countAbout(String sku) {
        return flaky.taken.stream()
                .filter(notification -> notification.message().text().contains(sku))
                .count();
    }

    private List<State> states(UUID order) {
        return notifications.ofOrder(order, null, 50).stream()
                .map(Notification::state)
                .toList();
    }

    private static HandledEvent event() {
        String id = UUID.randomUUID().toString();
        return new HandledEvent(id, "/order-service", id);
    }

    private static Occasion occasion(UUID order) {
        return Occasion.expired(order);
    }

    /** Records the notifications that it accepts; some addresses are refused, and one waits for a second sender. */
    static class Flaky implements Channel {

        static final String GONE = "gone@example.com";
        static final String UNREACHABLE = "nobody@example.com";
        static final String TOGETHER = "together@example.com";
        static final String BROKEN = "broken@example.com";
        static final String BROKEN_ONCE = "broken-once@example.com";

        final ConcurrentLinkedQueue<Notification> taken = new ConcurrentLinkedQueue<>();
        final CountDownLatch together = new CountDownLatch(2);
        private final AtomicBoolean failsNextLook = new AtomicBoolean();

        void failNextLook() {
            failsNextLook.set(true);
        }

        boolean failsNextLook() {
            return failsNextLook.get();
        }

        @Override
        public String name() {
            if (failsNextLook.compareAndSet(true, false)) {
                throw new AssertionError("provoked");
            }
            return "flaky";
        }

        @Override
        public void send(Notification notification) {
            if (notification.message().recipient().equals(GONE)) {
                throw new Undeliverable("no such mailbox");
            }
            if (notification.message().recipient().equals(UNREACHABLE)) {
                throw new IllegalStateException("mailbox unavailable");
            }
            if (notification.message().recipient().equals(BROKEN)
                    || (notification.message().recipient().equals(BROKEN_ONCE) && notification.attempts() == 0)) {
                throw new NoClassDefFoundError("com/example/Missing");
            }
            if (notification.message().recipient().equals(TOGETHER)) {
                awaitAnotherSender();
            }
            taken.add(notification);
        }

        private void awaitAnotherSender() {
            together.countDown();
            try {
                var unused = together.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @TestConfiguration
    static class Channels {

        @Bean
        Flaky flaky() {
            return new Flaky();
        }
    }
}
