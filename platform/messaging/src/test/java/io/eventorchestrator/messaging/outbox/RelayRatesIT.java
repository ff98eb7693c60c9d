package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prints how many rows a second one instance publishes to a broker that answers at once, under several loads. */
@Tag("full")
@ExtendWith(MessagingTables.class)
class RelayRatesIT {

    private static final int ROWS = 300_000;
    private static final int FOREIGN_SHARDS = 8;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Acknowledgement ACCEPTED = new Accepted();

    /** The load beside the relay. */
    enum Beside {
        NOTHING,
        A_SNAPSHOT_THAT_KEEPS_DELETED_ROWS,
        A_LONG_WRITER,
        ROWS_OF_ANOTHER_INSTANCE
    }

    @ParameterizedTest
    @EnumSource
    void printsTheRowsPublishedPerSecond(Beside beside) throws SQLException {
        MessagingTables.recreate();
        try (RelayFixture relays = new RelayFixture();
                Connection other = MessagingTables.database().getConnection()) {
            fill(relays);
            begin(beside, relays, other);
            int foreign = foreign(relays);
            long begun = System.nanoTime();
            relays.start(bulk -> Collections.nCopies(bulk.size(), ACCEPTED), LEASE);

            await().pollInterval(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> relays.waiting() == foreign);

            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    "Relay beside %s: %d rows in %.1f s, %d rows/s%n",
                    beside, ROWS - foreign, taken.toMillis() / 1e3, (ROWS - foreign) * 1000L / taken.toMillis());
            other.rollback();
            assertThat(foreign(relays)).isEqualTo(foreign);
        }
    }

    private static void fill(RelayFixture relays) {
        relays.jdbc()
                .sql("alter table event_outbox set (autovacuum_enabled = false)")
                .update();
        relays.jdbc().sql("""
                        insert into event_outbox (topic, partition, message_key, headers, value)
                        select 'topic-' || n % 3, n % 12, convert_to('k-' || n % 20000, 'UTF8'), '[]'::json,
                               convert_to(repeat('x', 500), 'UTF8')
                        from generate_series(1, :rows) n
                        """).param("rows", ROWS).update();
    }

    private static void begin(Beside beside, RelayFixture relays, Connection other) throws SQLException {
        other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            switch (beside) {
                case NOTHING -> {}
                case A_SNAPSHOT_THAT_KEEPS_DELETED_ROWS -> statement.execute("select count(*) from event_relay_lease");
                case A_LONG_WRITER -> statement.execute("create table written_for_long (n int)");
                case ROWS_OF_ANOTHER_INSTANCE -> leaveShardsToAnother(relays);
            }
        }
    }

    private static void leaveShardsToAnother(RelayFixture relays) {
        relays.jdbc()
                .sql("insert into event_relay_instance values ('another', statement_timestamp() + interval '1 hour')")
                .update();
        relays.jdbc()
                .sql("update event_relay_lease set instance = 'another', token = token + 1 where shard < :shards")
                .param("shards", FOREIGN_SHARDS)
                .update();
    }

    private static int foreign(RelayFixture relays) {
        return relays.jdbc().sql("""
                        select count(*) from event_outbox o join event_relay_lease l on l.shard = o.shard
                        where l.instance = 'another'
                        """).query(Integer.class).single();
    }
}
