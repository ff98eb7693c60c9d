package io.eventorchestrator.notifications.persistence;

import com.github.f4b6a3.uuid.UuidCreator;
import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import io.eventorchestrator.notifications.domain.Notification.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcNotifications implements Notifications {

    private final JdbcClient jdbc;

    JdbcNotifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(HandledEvent cause, String channel, Message message) {
        EventTrace trace = cause.trace();
        jdbc.sql("""
                        insert into notification (id, state, event_id, correlation_id, causation_id, traceparent,
                                                  tracestate, order_id, recipient, channel, template, language, subject, text)
                        values (:id, 'PENDING', :event, :correlation, :causation, :traceparent,
                                :tracestate, :order, :recipient, :channel, :template, :language, :subject, :text)
                        on conflict do nothing
                        """)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("event", cause.source() + " " + cause.id())
                .param("correlation", cause.correlationId())
                .param("causation", cause.id())
                .param("traceparent", trace == null ? null : trace.traceparent())
                .param("tracestate", trace == null ? null : trace.tracestate())
                .param("order", message.orderId())
                .param("recipient", message.recipient())
                .param("channel", channel)
                .param("template", message.template())
                .param("language", message.language())
                .param("subject", message.subject())
                .param("text", message.text())
                .update();
    }

    // A lease is a due time in the future, under the sender's name. If the sender dies, the row becomes due again.
    @Override
    public Optional<Leased> lease(String channel, Queue queue, UUID sender, Duration lease) {
        return jdbc.sql("""
                        update notification set leased_by = :sender,
                               due_at = clock_timestamp() + :lease * interval '1 millisecond'
                        where id = (select id from notification
                                    where state = 'PENDING' and channel = :channel and attempts %s
                                      and due_at <= statement_timestamp()
                                    order by due_at limit 1 for update skip locked)
                        returning *
                        """.formatted(queue == Queue.FIRST_ATTEMPTS ? "= 0" : "> 0"))
                .param("sender", sender)
                .param("lease", lease.toMillis())
                .param("channel", channel)
                .query((row, number) -> new Leased(notification(row, number), trace(row)))
                .optional();
    }

    @Override
    public boolean settle(Notification notification, UUID sender, State state) {
        return jdbc.sql("""
                                update notification
                                set state = :state, attempts = attempts + 1, leased_by = null,
                                    changed_at = clock_timestamp()
                                where id = :id and leased_by = :sender and state = 'PENDING'
                                """)
                        .param("state", state.name())
                        .param("id", notification.id())
                        .param("sender", sender)
                        .update()
                == 1;
    }

    @Override
    public void postpone(Notification notification, UUID sender, Duration delay) {
        jdbc.sql("""
                        update notification set attempts = attempts + 1, leased_by = null, changed_at = clock_timestamp(),
                               due_at = clock_timestamp() + :delay * interval '1 millisecond'
                        where id = :id and leased_by = :sender
                        """)
                .param("delay", delay.toMillis())
                .param("id", notification.id())
                .param("sender", sender)
                .update();
    }

    @Override
    public List<Notification> ofOrder(UUID orderId, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from notification where order_id = :order and (:after::uuid is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("order", orderId)
                .param("after", after)
                .param("limit", limit)
                .query(JdbcNotifications::notification)
                .list();
    }

    private static Notification notification(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getString("channel"),
                row.getString("correlation_id"),
                row.getString("causation_id"),
                row.getInt("attempts"),
                new Message(
                        row.getObject("order_id", UUID.class),
                        row.getString("recipient"),
                        row.getString("template"),
                        row.getString("language"),
                        row.getString("subject"),
                        row.getString("text")),
                instant(row, "created_at"),
                instant(row, "changed_at"));
    }

    private static @Nullable EventTrace trace(ResultSet row) throws SQLException {
        String parent = row.getString("traceparent");
        return parent == null ? null : new EventTrace(parent, row.getString("tracestate"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
