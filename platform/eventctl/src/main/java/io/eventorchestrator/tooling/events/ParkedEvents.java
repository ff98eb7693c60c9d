package io.eventorchestrator.tooling.events;

import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.tooling.access.Home;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Events that wait in the inboxes of the platform that runs here; operators' roles elsewhere may not read inboxes. */
final class ParkedEvents {

    private ParkedEvents() {}

    /**
     * Those with the given ids; empty if no platform runs here.
     *
     * @throws org.springframework.dao.DataAccessException if the database can't be read
     */
    static Optional<List<ParkedEvent>> of(Collection<String> services, Collection<String> ids) {
        return Home.folder()
                .state()
                .running()
                .map(platform -> services.stream()
                        .flatMap(service -> Home.folder()
                                .databasePassword(role(service))
                                .map(password -> read(platform, role(service), password, ids))
                                .orElse(List.of())
                                .stream())
                        .toList());
    }

    private static String role(String service) {
        return service.replace('-', '_');
    }

    private static List<ParkedEvent> read(
            PlatformState platform, String role, String password, Collection<String> ids) {
        SingleConnectionDataSource database =
                new SingleConnectionDataSource("jdbc:" + platform.addresses().get("PostgreSQL"), role, password, true);
        database.setConnectionProperties(limits());
        try {
            return read(database, ids);
        } finally {
            database.destroy();
        }
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

    private static Properties limits() {
        Properties limits = new Properties();
        limits.setProperty("connectTimeout", "10");
        limits.setProperty("socketTimeout", "30");
        return limits;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
