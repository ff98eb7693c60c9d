package io.eventorchestrator.tooling.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.OutboxSchema;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads the inbox of the library as its migrations make it. */
class ParkedEventsIT {

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(OutboxSchema.url("traced"), true);
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @BeforeEach
    void migrate() throws IOException {
        OutboxSchema.recreate(jdbc, "traced");
    }

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void onlyWaitingEventsWithTheseIdsAreFound() {
        insert("waits", "PARKED", "2026-01-05T10:15:30Z", "a bug");
        insert("waits-behind", "PARKED", null, null);
        insert("handled", "HANDLED", null, null);
        insert("other", "PARKED", "2026-01-05T10:15:30Z", "a bug");

        assertThat(ParkedEvents.read(database, List.of("waits", "waits-behind", "handled")))
                .extracting(ParkedEvent::words)
                .containsExactly(
                        "parked by readers after 2 attempts, next attempt 2026-01-05T10:15:30Z: a bug",
                        "parked by readers after 2 attempts, behind another event of its key");
    }

    private void insert(String id, String state, @Nullable String dueAt, @Nullable String detail) {
        jdbc.update(
                "insert into event_inbox (consumer_group, source, event_id, state, topic, partition, record_offset,"
                        + " attempts, due_at, detail) values ('readers', '/s', ?, ?, 't', 0, 0, 2, ?::timestamptz, ?)",
                id,
                state,
                dueAt,
                detail);
    }
}
