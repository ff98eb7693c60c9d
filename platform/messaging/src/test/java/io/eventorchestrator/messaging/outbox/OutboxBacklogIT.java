package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.outbox.OutboxNews.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A bulk costs the same behind rows of another instance, and behind rows published beside a long transaction. */
@ExtendWith(MessagingTables.class)
class OutboxBacklogIT {

    private static final int FOREIGN = 8_000;
    private static final int OF_EACH_SHARD = 64;
    private static final int BULKS = 8;
    private static final int FEW = 200;
    private static final String TOPIC = "ours";
    private static final String HOLDER = "me";
    private static final List<Integer> ALL =
            IntStream.range(0, ShardsInUse.SHARDS).boxed().toList();
    private static final List<Integer> HALF = ALL.subList(0, ShardsInUse.SHARDS / 2);

    private final DataSource database = MessagingTables.database();
    private final JdbcClient setup = JdbcClient.create(database);

    @BeforeEach
    void emptyTable() {
        MessagingTables.recreate();
        setup.sql("alter table event_outbox set (autovacuum_enabled = false)").update();
    }

    @Test
    void rowsOfAnotherInstanceInFrontCostNothing() throws SQLException {
        insert(2 * FOREIGN, "theirs");
        setup.sql("delete from event_outbox where shard < :half")
                .param("half", HALF.size())
                .update();
        insert(8 * OF_EACH_SHARD * ALL.size(), "ours");
        setup.sql("vacuum event_outbox").update();
        lease("another", ALL);
        lease(HOLDER, HALF);

        try (Connection session = database.getConnection()) {
            OutboxRows rows = rows(session);
            OutboxNews news = new OutboxNews(client(session));
            Snapshot last = news.now();
            Map<Integer, Long> positions = start(HALF);
            List<RowHeader> bulk = next(rows, positions);
            BulkInFlight inFlight = new BulkInFlight(bulk, tokens(HALF), Map.of(), false);

            assertThat(bulk).hasSize(OF_EACH_SHARD * HALF.size());
            assertThat(foreignBefore(bulk)).isGreaterThan(FOREIGN / 2);
            assertSoftly(reads -> {
                reads.assertThat(RowsRead.by(session, () -> news.since(last, HALF, bulk.size())))
                        .as("what became visible")
                        .isLessThan(FEW);
                reads.assertThat(RowsRead.by(session, news::topics))
                        .as("the topics")
                        .isLessThan(FEW);
                reads.assertThat(RowsRead.by(session, () -> next(rows, positions)))
                        .as("the next rows")
                        .isLessThan(2L * bulk.size());
                reads.assertThat(RowsRead.by(session, () -> assertReadable(rows, inFlight)))
                        .as("the bytes of a bulk")
                        .isLessThan(4L * bulk.size());
                reads.assertThat(RowsRead.by(session, () -> assertDeleted(rows, bulk)))
                        .as("what was published")
                        .isLessThan(4L * bulk.size());
            });
        }
    }

    @Test
    void eachBulkCostsTheSameBesideALongTransaction() throws SQLException {
        int bulk = OF_EACH_SHARD * ALL.size();
        insert((BULKS + 2) * bulk, "ours");
        lease(HOLDER, ALL);
        try (Connection writer = database.getConnection();
                Connection session = database.getConnection()) {
            keepDeletedRows(writer);
            Map<Integer, Long> positions = start(ALL);
            List<Long> costs = new ArrayList<>();
            for (int i = 0; i < BULKS; i++) {
                costs.add(publishNext(session, positions));
            }

            assertThat(setup.sql("select count(*) from event_outbox")
                            .query(Long.class)
                            .single())
                    .as("rows that are left")
                    .isLessThan(5L * bulk);
            assertThat(costs).allSatisfy(cost -> assertThat(cost).isLessThan(2 * costs.getFirst()));
            writer.rollback();
        }
    }

    // As a lane does with an endless number of keys.
    private static long publishNext(Connection session, Map<Integer, Long> positions) {
        OutboxRows rows = rows(session);
        OutboxNews news = new OutboxNews(client(session));
        Snapshot last = news.now();
        List<RowHeader> bulk = new ArrayList<>();
        long read = RowsRead.byKeeping(session, () -> {
            news.since(last, ALL, FEW);
            bulk.addAll(next(rows, positions));
            assertReadable(rows, new BulkInFlight(bulk, tokens(ALL), Map.of(), false));
            assertDeleted(rows, bulk);
        });
        bulk.forEach(row -> positions.merge(row.shard(), row.seq(), Math::max));
        return read;
    }

    private static void assertReadable(OutboxRows rows, BulkInFlight bulk) {
        assertThat(rows.read(TOPIC, bulk)).isNotEmpty().allMatch(row -> row.outbound() != null);
    }

    private static void assertDeleted(OutboxRows rows, List<RowHeader> bulk) {
        assertThat(rows.delete(TOPIC, bulk)).isEqualTo(bulk.size());
    }

    private static List<RowHeader> next(OutboxRows rows, Map<Integer, Long> positions) {
        return rows.behind(TOPIC, positions, OF_EACH_SHARD).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private void insert(int rows, String keys) {
        setup.sql("""
                        insert into event_outbox (topic, partition, message_key, headers, value)
                        select :topic, 0, convert_to(:keys || '-' || n, 'UTF8'), '[]', '' from generate_series(1, :rows) n
                        """)
                .param("topic", TOPIC)
                .param("keys", keys)
                .param("rows", rows)
                .update();
    }

    private void lease(String instance, List<Integer> shards) {
        setup.sql("insert into event_relay_instance values (:instance, statement_timestamp() + interval '1 hour')")
                .param("instance", instance)
                .update();
        setup.sql("update event_relay_lease set instance = :instance, token = 1 where shard in (:shards)")
                .param("instance", instance)
                .param("shards", shards)
                .update();
    }

    private long foreignBefore(List<RowHeader> bulk) {
        return setup.sql("select count(*) from event_outbox where shard >= :half and seq < :first")
                .param("half", HALF.size())
                .param("first", bulk.stream().mapToLong(RowHeader::seq).min().orElseThrow())
                .query(Long.class)
                .single();
    }

    private static void keepDeletedRows(Connection writer) throws SQLException {
        writer.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        writer.setAutoCommit(false);
        client(writer)
                .sql("select pg_current_xact_id()::text")
                .query(String.class)
                .single();
    }

    private static Map<Integer, Long> start(List<Integer> shards) {
        Map<Integer, Long> positions = new TreeMap<>();
        shards.forEach(shard -> positions.put(shard, 0L));
        return positions;
    }

    private static Map<Integer, Long> tokens(List<Integer> shards) {
        return shards.stream().collect(Collectors.toMap(Function.identity(), shard -> 1L));
    }

    private static OutboxRows rows(Connection session) {
        return new OutboxRows(client(session), HOLDER, new ConnectionLimit(1));
    }

    private static JdbcClient client(Connection session) {
        return JdbcClient.create(new SingleConnectionDataSource(session, true));
    }
}
