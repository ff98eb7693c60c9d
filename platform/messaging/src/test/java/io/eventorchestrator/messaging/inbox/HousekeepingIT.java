package io.eventorchestrator.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.BrokenLog;
import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.retry.ParkedKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@ExtendWith(MessagingTables.class)
class HousekeepingIT {

    private final DataSource database = MessagingTables.database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final Housekeeping housekeeping = new Housekeeping(
            jdbc, new InboxProperties(Duration.ofDays(16), Duration.ofMinutes(10), 2), new ProgressBoard());

    @BeforeEach
    void anEmptyInbox() {
        jdbc.sql("delete from event_inbox").update();
    }

    @Test
    void expiredEventsAreDeletedInSmallBatches() {
        row("old-1", "HANDLED", 17);
        row("old-2", "DEAD", 17);
        row("old-3", "HANDLED", 18);
        row("young", "HANDLED", 14);

        assertThat(housekeeping.forget(2)).isEqualTo(2);
        assertThat(housekeeping.forget(2)).isEqualTo(1);

        assertThat(ids()).containsExactly("young");
    }

    @Test
    void parkedEventsAreNeverDeleted() {
        row("waits", "PARKED", 100);

        assertThat(housekeeping.forget(2)).isZero();
        assertThat(ids()).containsExactly("waits");
    }

    @Test
    void sweepsGoOnAfterAnError() {
        sweepAfterAnError();
    }

    @Test
    void sweepsGoOnAfterAnErrorThatCantBeLogged() {
        try (BrokenLog broken = BrokenLog.of(Housekeeping.class)) {
            sweepAfterAnError();

            assertThat(broken.failures()).isPositive();
        }
    }

    private void sweepAfterAnError() {
        row("old", "HANDLED", 17);
        AtomicInteger connections = new AtomicInteger();
        DataSource brokenAtFirst = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (connections.incrementAndGet() == 1) {
                    throw new NoClassDefFoundError("missing");
                }
                return super.getConnection();
            }
        };
        Housekeeping often = new Housekeeping(
                JdbcClient.create(brokenAtFirst),
                new InboxProperties(Duration.ofDays(16), Duration.ofMillis(10), 2),
                new ProgressBoard());
        often.start();

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(ids()).isEmpty());
        often.stop();
    }

    // Without a pause, the loop would query an idle database thousands of times a second.
    @Test
    void retriesPauseWhileNothingIsParked() {
        Duration poll = Duration.ofMillis(100);
        ParkedRows parked = new ParkedRows(jdbc, List.of("g"), group -> poll);

        assertThat(parked.untilNextDue(poll)).isEqualTo(poll);
    }

    // Due times are the database's own, so one of an hour ago looks like this to a clock that was set back since.
    @Test
    void anEventDueLaterThanItsLongestDelayIsDueAsTheClockWasSetBack() {
        ParkedRows parked = new ParkedRows(jdbc, List.of("g"), group -> Duration.ofSeconds(30));
        ParkedKey key = new ParkedKey("g", 1);
        row("waits", "PARKED", 0);

        due("20 seconds");
        assertThat(parked.due(List.of(), Map.of("g", 8))).isEmpty();
        assertThat(parked.stillDue(key)).isEmpty();

        due("1 hour");
        assertThat(parked.due(List.of(), Map.of("g", 8))).containsExactly(key);
        assertThat(parked.stillDue(key)).isPresent();
        assertThat(parked.due(List.of(key), Map.of("g", 8))).isEmpty();
        assertThat(parked.due(List.of(), Map.of())).isEmpty();
    }

    private void due(String in) {
        jdbc.sql("update event_inbox set due_at = clock_timestamp() + cast(:in as interval)")
                .param("in", in)
                .update();
    }

    private void row(String id, String state, int daysAgo) {
        jdbc.sql("""
            insert into event_inbox (consumer_group, source, event_id, state, ordered_by, topic, partition,
                                     record_offset, attempts, headers, value, noted_at)
            values ('g', 's', :id, :state, 1, 't', 0, 0, 1, '[]', '', clock_timestamp() - :days * interval '1 day')
            """)
                .param("id", id)
                .param("state", state)
                .param("days", daysAgo)
                .update();
    }

    private List<String> ids() {
        return jdbc.sql("select event_id from event_inbox").query(String.class).list();
    }
}
