package io.eventorchestrator.tooling.events;

import io.eventorchestrator.tooling.access.ServiceDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that wait in the inboxes of the platform that runs here; operators' roles elsewhere may not read inboxes. */
final class ParkedEvents {

    private ParkedEvents() {}

    /**
     * Those with the given ids; none if no platform runs here.
     *
     * @throws org.springframework.dao.DataAccessException if the database can't be read
     */
    static List<ParkedEvent> of(Collection<String> services, Collection<String> ids) {
        return services.stream()
                .flatMap(service -> ServiceDatabase.here(service).stream())
                .flatMap(database -> database.work(inbox -> read(inbox, ids)).stream())
                .toList();
    }

    static List<ParkedEvent> read(DataSource database, Collection<String> ids) {
        return JdbcClient.create(database)
                .sql("""
                        select event_id, consumer_group, attempts, due_at, detail from event_inbox
                        where state = 'PARKED' and event_id = any (:ids) order by event_id, consumer_group
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> new ParkedEvent(
                        row.getString("event_id"),
                        row.getString("consumer_group"),
                        row.getInt("attempts"),
                        instant(row.getTimestamp("due_at")),
                        row.getString("detail")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
