package io.eventorchestrator.tooling.verification;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A service's inbox, which records the probes that its groups have taken.
 *
 * @param groups the service's consumer groups; each has one row of an event, however often it was delivered
 */
record Inbox(DataSource database, List<String> groups) {

    /**
     * A group's row of an event.
     *
     * @param state HANDLED, PARKED or DEAD
     */
    record Noted(
            String group,
            String event,
            String state,
            @Nullable String reason,
            @Nullable String detail,
            OffsetDateTime at) {

        boolean isOf(String otherGroup, String otherEvent) {
            return group.equals(otherGroup) && event.equals(otherEvent);
        }
    }

    /** The groups' rows of these events. */
    List<Noted> noted(Collection<String> sources, Collection<String> events) {
        // By the whole primary key, so that it stays fast on an inbox of any size.
        return JdbcClient.create(database)
                .sql("""
                        select consumer_group, event_id, state, reason, detail, noted_at from event_inbox
                        where consumer_group = any (:groups) and source = any (:sources) and event_id = any (:events)
                        """)
                .param("groups", groups.toArray(String[]::new))
                .param("sources", sources.toArray(String[]::new))
                .param("events", events.toArray(String[]::new))
                .query((row, number) -> new Noted(
                        row.getString("consumer_group"),
                        row.getString("event_id"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getObject("noted_at", OffsetDateTime.class)))
                .list();
    }
}
