package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.outbox.OutboxNews.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Each query of the relay reads only what it needs, with any number of pending or published rows, with any statistics,
 * and while another session keeps deleted rows visible.
 */
@ExtendWith(MessagingTables.class)
class OutboxQueriesIT {

    private static final int ROWS = 300_000;
    private static final int PUBLISHED = 20_000;
    private static final int FEW = 200;
    private static final int BULK = 500;
    private static final int OF_EACH_SHARD = 64;
    private static final String TOPIC = "ours";
    private static final String HOLDER = "me";

    private final DataSource database = MessagingTables.database();
    private final JdbcClient setup = JdbcClient.create(database);

    /** The planner's assumptions about the table. */
    enum Statistics {
        NONE,
        OF_AN_EMPTY_TABLE,
        FRESH
    }

    @ParameterizedTest
    @EnumSource
    void everyQueryReadsOnlyWhatItNeeds(Statistics statistics) throws SQLException {
        fill(statistics);
        try (Connection keeping = keepDeletedRows();
                Connection session = database.getConnection()) {
            Snapshot last = news(session).now();
            publishFirst();
            Map<Integer, List<RowHeader>> next = behind(session, lastPublished());
            List<RowHeader> bulk = next.values().stream()
                    .flatMap(List::stream)
                    .filter(distinctKeys())
                    .limit(BULK)
                    .toList();
            BulkInFlight inFlight = new BulkInFlight(bulk, tokens(), before(bulk), false);

            assertThat(bulk).hasSize(BULK);
            assertSoftly(reads -> {
                reads.assertThat(RowsRead.by(session, () -> news(session).since(last, shards(), BULK)))
                        .as("what became visible")
                        .isLessThan(FEW);
                reads.assertThat(RowsRead.by(session, () -> news(session).firstSince(last, shards())))
                        .as("where the news begin")
                        .isLessThan(FEW);
                reads.assertThat(RowsRead.by(session, () -> news(session).aside()))
                        .as("what is set aside")
                        .isLessThan(FEW);
                reads.assertThat(RowsRead.by(session, () -> news(session).topics()))
                        .as("the topics")
                        .isLessThan(FEW + PUBLISHED / ShardsInUse.SHARDS * 2L);
                reads.assertThat(RowsRead.by(session, () -> behind(session, lastPublished())))
                        .as("the next rows")
                        .isLessThan(2L * OF_EACH_SHARD * ShardsInUse.SHARDS);
                reads.assertThat(RowsRead.by(session, () -> behind(session, Long.MAX_VALUE)))
                        .as("rows behind the last one")
                        .isLessThan(FEW);
                reads.assertThat(RowsRead.by(session, () -> rows(session).ofKeys(List.of(hot()))))
                        .as("the next rows of a hot key")
                        .isLessThan(FEW);
                reads.assertThat(RowsRead.by(
                                session,
                                () -> assertThat(rows(session).read(TOPIC, inFlight))
                                        .allMatch(row -> row.outbound() != null)))
                        .as("the bytes of a bulk")
                        .isLessThan(4L * BULK);
                reads.assertThat(RowsRead.by(
                                session,
                                () -> assertThat(rows(session).delete(TOPIC, bulk))
                                        .isEqualTo(bulk.size())))
                        .as("what was published")
                        .isLessThan(4L * BULK);
            });
            keeping.rollback();
        }
    }

    private void fill(Statistics statistics) {
        MessagingTables.recreate();
        setup.sql("alter table event_outbox set (autovacuum_enabled = false)").update();
        if (statistics == Statistics.OF_AN_EMPTY_TABLE) {
            setup.sql("vacuum analyze event_outbox").update();
        }
        setup.sql("""
                        insert into event_outbox (topic, partition, message_key, headers, value)
                        select :topic, 0, convert_to(case when n % 10 = 0 then 'hot' else 'k-' || n end, 'UTF8'), '[]'::json,
                               '\\x00'::bytea
                        from generate_series(1, :rows) n
                        """).param("topic", TOPIC).param("rows", ROWS).update();
        if (statistics == Statistics.FRESH) {
            setup.sql("vacuum analyze event_outbox").update();
        }
        setup.sql("insert into event_relay_instance values (:holder, statement_timestamp() + interval '1 hour')")
                .param("holder", HOLDER)
                .update();
        setup.sql("update event_relay_lease set instance = :holder, token = 1")
                .param("holder", HOLDER)
                .update();
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

    private void publishFirst() {
        setup.sql("delete from event_outbox where seq <= :seq")
                .param("seq", lastPublished())
                .update();
    }

    private static long lastPublished() {
        return PUBLISHED;
    }

    private static Predicate<RowHeader> distinctKeys() {
        Set<Long> seen = new HashSet<>();
        return row -> seen.add(row.orderedBy());
    }

    private KeyQueue hot() {
        long key = setup.sql("select ordered_by from event_outbox where seq = :seq")
                .param("seq", ROWS)
                .query(Long.class)
                .single();
        KeyQueue hot = new KeyQueue(key, (int) (key & (ShardsInUse.SHARDS - 1)));
        hot.unreadFrom(PUBLISHED);
        return hot;
    }

    private static Map<Long, Long> before(List<RowHeader> bulk) {
        return bulk.stream().collect(Collectors.toMap(RowHeader::seq, row -> lastPublished()));
    }

    private static List<Integer> shards() {
        return IntStream.range(0, ShardsInUse.SHARDS).boxed().toList();
    }

    private static Map<Integer, Long> tokens() {
        return shards().stream().collect(Collectors.toMap(Function.identity(), shard -> 1L));
    }

    private static OutboxRows rows(Connection session) {
        return new OutboxRows(client(session), HOLDER, new ConnectionLimit(1));
    }

    private static OutboxNews news(Connection session) {
        return new OutboxNews(client(session));
    }

    private static JdbcClient client(Connection session) {
        return JdbcClient.create(new SingleConnectionDataSource(session, true));
    }

    private static Map<Integer, List<RowHeader>> behind(Connection session, long seq) {
        Map<Integer, Long> positions = new TreeMap<>();
        shards().forEach(shard -> positions.put(shard, seq));
        return rows(session).behind(TOPIC, positions, OF_EACH_SHARD);
    }
}
