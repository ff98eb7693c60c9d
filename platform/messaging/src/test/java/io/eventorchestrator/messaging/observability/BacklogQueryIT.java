package io.eventorchestrator.messaging.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.observability.Backlog.First;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(MessagingTables.class)
class BacklogQueryIT {

    private static final int MANY = 300_000;
    private static final int DELETED = 30_000;
    private static final int COUNTED = 10_000;
    private static final int SHARDS = 16;
    private static final int FEW = 200;
    // Rows read by the queries for counts, topics and first rows.
    private static final int TIMES_READ = 4;
    private static final String TOPIC = "orders.order.placed";

    // Index entries, and rows read without an index.
    private static final String READ = """
            select coalesce(sum(pg_stat_get_xact_tuples_returned(i)), 0) from (
                select indexrelid as i from pg_index
                where indrelid in ('event_outbox'::regclass, 'event_inbox'::regclass)
                union all select unnest(array['event_outbox'::regclass, 'event_inbox'::regclass])) relations
            """;

    private final DataSource database = MessagingTables.database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    private final BacklogQuery backlogs = new BacklogQuery(jdbc, transactions, Duration.ofSeconds(60));

    @BeforeEach
    void emptyTables() {
        empty();
        jdbc.sql("insert into event_relay_lease (shard) select generate_series(0, 15) on conflict do nothing")
                .update();
    }

    @AfterEach
    void empty() {
        jdbc.sql("truncate event_outbox, event_inbox").update();
    }

    @Test
    void nothingWaits() {
        assertThat(backlogs.look()).isEqualTo(new Backlog(0, 0, 0, List.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsEndAtALimit(boolean analyzedWhenEmpty) {
        leaveStatistics(analyzedWhenEmpty);
        outbox(TOPIC, "PENDING", "'key-' || n", MANY, 90);
        outbox(TOPIC, "SET_ASIDE", "'aside-' || n", 2 * COUNTED, 90);
        parked("inventory-service-order-reservations", MANY, 0);

        transactions.executeWithoutResult(status -> {
            long before = read();
            Backlog found = backlogs.look();

            assertThat(found.pending()).isEqualTo(COUNTED);
            assertThat(found.setAside()).isEqualTo(COUNTED);
            assertThat(found.parked()).isEqualTo(COUNTED);
            assertThat(found.firsts()).hasSize(1);
            assertThat(read() - before).isLessThan(2L * (3 * COUNTED + SHARDS * Backlog.HEAD));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deletedRowsCostLittleAndOnlyWhileASnapshotKeepsThem(boolean analyzedWhenEmpty) throws SQLException {
        leaveStatistics(analyzedWhenEmpty);
        outbox(TOPIC, "PENDING", "'key-' || n", DELETED, 90);
        parked("inventory-service-order-reservations", DELETED, 90);
        try (Connection snapshot = keepDeletedRows()) {
            jdbc.sql("delete from event_outbox").update();
            jdbc.sql("delete from event_inbox").update();
            outbox(TOPIC, "PENDING", "'free'", 1, 90);

            assertThat(readByALook()).isBetween((long) DELETED, (long) TIMES_READ * 2 * DELETED);

            snapshot.rollback();
        }
        // The first look after it marks their index entries, so that later ones pass over them.
        readByALook();
        assertThat(readByALook()).isLessThan(FEW);
    }

    private long readByALook() {
        return transactions.execute(status -> {
            long before = read();
            Backlog found = backlogs.look();
            assertThat(found.pending()).isOne();
            assertThat(found.parked()).isZero();
            assertThat(found.firsts()).extracting(First::topic).containsExactly(TOPIC);
            assertThat(found.overdue()).isEmpty();
            return read() - before;
        });
    }

    private Connection keepDeletedRows() throws SQLException {
        Connection keeping = database.getConnection();
        keeping.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        keeping.setAutoCommit(false);
        try (Statement snapshot = keeping.createStatement()) {
            snapshot.execute("select count(*) from event_relay_lease");
        }
        return keeping;
    }

    @Test
    void theOldestPublishableRowOfEachTopicIsFound() {
        outbox(TOPIC, "SET_ASIDE", "'held'", 1, 600);
        outbox(TOPIC, "PENDING", "'held'", 20, 500);
        outbox(TOPIC, "PENDING", "'free'", 1, 90);
        outbox("orders.order.expired", "PENDING", "'held'", 1, 30);

        Backlog found = backlogs.look();

        assertThat(found.pending()).isEqualTo(22);
        assertThat(found.setAside()).isEqualTo(1);
        assertThat(found.firsts()).extracting(First::topic).containsExactlyInAnyOrder(TOPIC, "orders.order.expired");
        assertThat(found.oldest()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120));
    }

    @Test
    void aPublishableRowIsFoundBehindManyHeldOnes() {
        outbox(TOPIC, "SET_ASIDE", "'held'", 1, 600);
        outbox(TOPIC, "PENDING", "'held'", Backlog.HEAD - 1, 500);
        outbox(TOPIC, "PENDING", neighbour(), 1, 90);

        assertThat(backlogs.look().firsts())
                .singleElement()
                .satisfies(first -> assertThat(first.isHeld()).isFalse())
                .satisfies(first -> assertThat(first.age()).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120)));
    }

    @Test
    void aTopicWhoseFirstRowsAreAllHeldIsReported() {
        outbox(TOPIC, "SET_ASIDE", "'held'", 1, 600);
        outbox(TOPIC, "PENDING", "'held'", Backlog.HEAD, 500);
        outbox(TOPIC, "PENDING", neighbour(), 1, 90);

        List<First> found = backlogs.look().firsts();

        assertThat(found)
                .singleElement()
                .satisfies(first -> assertThat(first.isHeld()).isTrue());
        assertThat(backlogs.look().firsts())
                .extracting(First::seq)
                .containsExactly(found.getFirst().seq());
    }

    @Test
    void manyLateEventsOfOneGroupHideNoOtherGroup() {
        parked("many", 20_000, 600);
        parked("one", 1, 90);

        assertThat(backlogs.look().overdue()).containsOnlyKeys("many", "one");
    }

    @Test
    void overdueParkedEventsAreReportedByGroup() {
        parked("late", 3, 90);
        parked("in-time", 3, 10);

        assertThat(backlogs.look().overdue()).containsOnlyKeys("late");
        assertThat(backlogs.look().overdue().get("late")).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(120));
    }

    private void leaveStatistics(boolean analyzedWhenEmpty) {
        MessagingTables.recreate();
        jdbc.sql("alter table event_outbox set (autovacuum_enabled = false)").update();
        jdbc.sql("alter table event_inbox set (autovacuum_enabled = false)").update();
        if (analyzedWhenEmpty) {
            jdbc.sql("vacuum analyze event_outbox").update();
            jdbc.sql("vacuum analyze event_inbox").update();
        }
    }

    private long read() {
        return jdbc.sql(READ).query(Long.class).single();
    }

    /** Another key in the shard of the held one. */
    private String neighbour() {
        return jdbc.sql("""
                        with hashed as (
                            select key, hashtextextended(:topic || ' ' || encode(convert_to(key, 'UTF8'), 'hex'), 0) & 15 as shard
                            from (select 'held' as key union all select 'free-' || n from generate_series(1, 1000) n) keys)
                        select quote_literal(key) from hashed
                        where key <> 'held' and shard = (select shard from hashed where key = 'held') limit 1
                        """).param("topic", TOPIC).query(String.class).single();
    }

    private void outbox(String topic, String state, String key, int rows, int secondsAgo) {
        jdbc.sql("""
                        insert into event_outbox (topic, state, partition, message_key, headers, value, created_at)
                        select :topic, :state, 0, convert_to(%s, 'UTF8'), '[]', '',
                               clock_timestamp() - :ago * interval '1 second'
                        from generate_series(1, :rows) n
                        """.formatted(key))
                .param("topic", topic)
                .param("state", state)
                .param("ago", secondsAgo)
                .param("rows", rows)
                .update();
    }

    private void parked(String group, int rows, int secondsAgo) {
        jdbc.sql("""
                        insert into event_inbox (consumer_group, source, event_id, state, ordered_by, topic, partition,
                                                 record_offset, attempts, due_at, arrival)
                        select :group, 's', n::text, 'PARKED', n, 't', 0, n, 1,
                               clock_timestamp() - :ago * interval '1 second', n
                        from generate_series(1, :rows) n
                        """)
                .param("group", group)
                .param("rows", rows)
                .param("ago", secondsAgo)
                .update();
    }
}
