package io.eventorchestrator.notifications;

import static io.eventorchestrator.notifications.PlainKafkaClient.confirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A mail server is down for an hour of the default schedule, which the test simulates through the due times. */
@ServiceTest(
        properties = {
            "notifications.log.enabled=false",
            "notifications.email.enabled=true",
            "notifications.sender.poll=20ms"
        })
@DirtiesContext
class MailServerDownIT {

    private static final int SMTP = Ports.free();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final PlainKafkaClient kafka = new PlainKafkaClient();
    private final List<UUID> orders =
            Stream.generate(UUID::randomUUID).limit(10).toList();
    private final Map<UUID, UUID> confirmations =
            orders.stream().collect(Collectors.toMap(order -> order, order -> UUID.randomUUID()));
    private GreenMail mails = mailServer();

    @Autowired
    private Notifications notifications;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", () -> SMTP);
    }

    @BeforeEach
    void theServerWasThereAndGoesAway() {
        mails.start();
        mails.stop();
        mails = mailServer();
    }

    @AfterEach
    void stop() {
        mails.stop();
    }

    @Test
    void afterAnHourWithoutMailServerNothingHasFailedAndEveryMailArrivesOnce() {
        confirmations.forEach((order, event) -> kafka.send(order.toString(), confirmed(event, order, "1999")));
        await().atMost(SOON).until(() -> allNotifications().size() == orders.size());

        Duration down = Duration.ZERO;
        int attempts = 0;
        for (; down.compareTo(HOUR) < 0; attempts++) {
            down = down.plus(passTimeUntilNextAttempt(attempts + 1));
        }
        assertThat(attempts).isGreaterThanOrEqualTo(12);
        assertThat(allNotifications()).extracting(Notification::state).containsOnly(State.PENDING);

        mails.start();
        passTimeUntilNextAttempt(attempts + 1);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(allNotifications())
                        .extracting(Notification::state)
                        .containsOnly(State.SENT));
        assertThat(Arrays.stream(mails.getReceivedMessages()).map(MailServerDownIT::messageId))
                .containsExactlyInAnyOrderElementsOf(allNotifications().stream()
                        .map(notification -> "<" + notification.id() + "@example.com>")
                        .toList());
        assertTheOrdersLearnOfItAndNothingIsDead();
        assertThat(attempts("postponed")).isGreaterThanOrEqualTo(orders.size() * 12.0);
        assertThat(attempts("sent")).isEqualTo(orders.size());
    }

    private double attempts(String outcome) {
        return meters.counter("notifications.attempts", "channel", "email", "outcome", outcome)
                .count();
    }

    private void assertTheOrdersLearnOfItAndNothingIsDead() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(orders)
                        .allSatisfy(order -> assertThat(
                                        kafka.records("notifications.notification.sent", order.toString()))
                                .singleElement()
                                .satisfies(sent -> assertThat(new String(sent.value(), StandardCharsets.UTF_8))
                                        .contains("\"causationid\":\"" + confirmations.get(order) + "\""))));
        assertThat(deadLetterTopics())
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(orders)
                        .allSatisfy(order -> assertThat(kafka.records(topic, order.toString()))
                                .isEmpty()));
        assertThat(orders)
                .allSatisfy(order -> assertThat(kafka.records("notifications.notification.failed", order.toString()))
                        .isEmpty());
    }

    private static GreenMail mailServer() {
        return new GreenMail(new ServerSetup(SMTP, "localhost", ServerSetup.PROTOCOL_SMTP));
    }

    private static List<String> deadLetterTopics() {
        return Catalogue.load().groupsOf("notification-service").stream()
                .flatMap(MailServerDownIT::deadLetterTopics)
                .toList();
    }

    private static Stream<String> deadLetterTopics(Group group) {
        return group.subscriptions().stream().map(group::deadLetterTopic);
    }

    /** Waits until each has that many failed attempts, then lets the delay before the next one pass. */
    private Duration passTimeUntilNextAttempt(int attempts) {
        await().atMost(SOON).until(() -> allNotifications().stream().allMatch(one -> one.attempts() >= attempts));
        List<Double> waits =
                jdbc.sql("""
                        with due as (select id, due_at - clock_timestamp() as wait from notification
                                     where state = 'PENDING' and order_id in (:orders))
                        update notification set due_at = clock_timestamp() from due where notification.id = due.id
                        returning extract(epoch from due.wait)::float8
                        """).param("orders", orders).query(Double.class).list();
        // No notification waits if the server returned in time for the attempt that was due.
        double shortest = waits.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return Duration.ofMillis(Math.round(shortest * 1000));
    }

    private List<Notification> allNotifications() {
        return orders.stream()
                .flatMap(order -> notifications.ofOrder(order, null, 50).stream())
                .toList();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
