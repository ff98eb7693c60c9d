package io.eventorchestrator.notifications;

import static io.eventorchestrator.notifications.PlainKafkaClient.confirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two groups read an event, one of them can't handle it, and its letter is replayed. */
@ServiceTest
class ReplaysOfOneGroupIT {

    private static final String ALERTS = "notification-service-order-alerts";
    private static final String LARGE_ORDERS = "notification-service-large-orders";
    private static final String LETTERS = "orders.order.confirmed." + ALERTS + ".dlq";
    private static final String LARGE = "100000";
    private static final Duration SOON = Duration.ofMinutes(5);

    private final PlainKafkaClient kafka = new PlainKafkaClient();

    @Autowired
    private Notifications notifications;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void acceptAlerts() {
        jdbc.sql("alter table notification drop constraint if exists no_alert").update();
    }

    @Test
    void aReplayedLetterTakesEffectOnceAndInItsOwnGroupOnly() {
        UUID order = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        refuseAlertsAbout(order);
        kafka.send(order.toString(), confirmed(event, order, LARGE));
        ConsumerRecord<String, byte[]> letter = await().atMost(SOON)
                .until(() -> kafka.records(LETTERS, order.toString()), found -> found.size() == 1)
                .getFirst();
        await().atMost(SOON).until(() -> templatesOf(order).contains("large-order"));
        assertThat(templatesOf(order)).containsExactly("large-order");
        String handled = inboxRow(LARGE_ORDERS, event);
        acceptAlerts();

        String value = new String(letter.value(), StandardCharsets.UTF_8);
        kafka.replay(ALERTS, letter, value);
        kafka.replay(ALERTS, letter, value);
        UUID unknown = UUID.randomUUID();
        kafka.replay(ALERTS, letter, confirmed(unknown, LARGE));

        await().atMost(SOON).until(() -> templatesOf(unknown).contains("order-confirmed"));
        awaitBothGroups();
        assertThat(templatesOf(order)).containsExactlyInAnyOrder("large-order", "order-confirmed");
        assertThat(templatesOf(unknown)).containsExactly("order-confirmed");
        assertThat(inboxRow(LARGE_ORDERS, event)).isEqualTo(handled);
        assertThat(inboxRow(ALERTS, event)).contains("\"HANDLED\"");
    }

    private void refuseAlertsAbout(UUID order) {
        jdbc.sql("alter table notification add constraint no_alert check (order_id <> '" + order
                        + "' or template <> 'order-confirmed')")
                .update();
    }

    private void awaitBothGroups() {
        UUID last = UUID.randomUUID();
        kafka.send(last.toString(), confirmed(last, LARGE));
        await().atMost(SOON).until(() -> templatesOf(last).containsAll(List.of("large-order", "order-confirmed")));
    }

    private String inboxRow(String group, UUID event) {
        return jdbc.sql("""
                        select to_jsonb(known)::text from event_inbox known
                        where consumer_group = :group and event_id = :event
                        """)
                .param("group", group)
                .param("event", event.toString())
                .query(String.class)
                .single();
    }

    private List<String> templatesOf(UUID order) {
        return notifications.ofOrder(order, null, 50).stream()
                .map(notification -> notification.message().template())
                .toList();
    }
}
