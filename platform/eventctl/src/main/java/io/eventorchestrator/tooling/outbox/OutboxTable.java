package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.tooling.outbox.StoredRecord.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an operator access to a service's outbox while its relay runs. */
final class OutboxTable {

    private static final int FETCH = 500;

    private static final String BYTES = "coalesce(octet_length(value), 0)";

    private static final String FACTS =
            "seq, state, topic, partition, message_key, headers, %s as bytes, reason, created_at".formatted(BYTES);

    private static final String FILTER = """
            (:seqs::bigint[] is null or seq = any(:seqs)) and (:topic::text is null or topic = :topic)
            and (:key::text is null or message_key = convert_to(:key, 'UTF8'))
            and (:reason::text is null or position(:reason in reason) > 0)
            """;

    private static final String BEHIND = """
            exists (select 1 from event_outbox a where a.state = 'SET_ASIDE'
                    and a.ordered_by = o.ordered_by and a.seq < o.seq)
            """;

    private static final String HELD = """
            case when state = 'SET_ASIDE' then (
                select count(*) from event_outbox p
                where p.state = 'PENDING' and p.ordered_by = o.ordered_by) else 0 end
            """;

    // The primary key, so that it stays fast on a table of any size that the relay uses as well.
    private static final String SAME = "where o.topic = chosen.topic and o.shard = chosen.shard and o.seq = chosen.seq";

    private static final String RETRY =
            "update event_outbox o set state = 'PENDING', reason = null from chosen " + SAME;

    private static final String DISCARD = "delete from event_outbox o using chosen " + SAME;

    private static final String FIND = """
            select %s, value, %s as held
            from event_outbox_topics() as known (name) cross join generate_series(0, 15) as part (number)
            cross join lateral (
                select e.* from event_outbox e
                where e.topic = known.name and e.shard = part.number and e.seq = :seq offset 0) o
            """.formatted(FACTS, HELD);

    // Locks in the order of seq, because the relay may set aside other rows at the same time.
    private static final String SETTLE = """
            with chosen as materialized (
                select * from event_outbox where state = 'SET_ASIDE' and seq = any(:seqs) order by seq for update),
            done as (%s returning o.seq)
            insert into event_outbox_audit
                (action, done_by, why, seq, topic, partition, message_key, bytes, reason, created_at)
            select :action, :by, :why, seq, topic, partition, message_key, %s, reason, created_at
            from chosen where seq in (select seq from done) returning seq
            """;

    // Relays detect operators' acts by the last entry, so entries have to become visible in their order. Not a lock of
    // the table, which would require a right to change entries.
    private static final String ONE_AT_A_TIME =
            "select count(pg_advisory_xact_lock('event_outbox_audit'::regclass::oid::bigint))";

    private final String service;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;

    OutboxTable(String service, DataSource database) {
        this.service = service;
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        JdbcTemplate inPortions = new JdbcTemplate(database);
        inPortions.setFetchSize(FETCH);
        this.jdbc = JdbcClient.create(inPortions);
    }

    boolean isOf(String name) {
        return service.equals(name);
    }

    /** The record's id in all commands. */
    String id(long seq) {
        return service + "/" + seq;
    }

    /** Tests whether the topic has any record. */
    boolean knows(String topic) {
        return jdbc.sql("select exists (select 1 from event_outbox where topic = :topic)")
                .param("topic", topic)
                .query(Boolean.class)
                .single();
    }

    /** Matching records by topic, state and reason; those set aside first, then by age. */
    List<RecordGroup> groups(Matching matching) {
        return matching("""
                        select topic, state, held, min(reason) as reason, count(*) as count,
                               min(created_at) as oldest, max(created_at) as latest, min(seq) as first
                        from (select o.*, o.state = 'PENDING' and %s as held from event_outbox o where %s) matching
                        group by topic, state, held, regexp_replace(reason, '[0-9]+', '#', 'g')
                        order by state desc, oldest
                        """.formatted(BEHIND, FILTER), matching)
                .query((row, n) -> group(row))
                .list();
    }

    /** Passes on each matching record without its value, in order, for any number of them. */
    void each(Matching matching, Consumer<StoredRecord> reader) {
        // The driver reads in portions only within a transaction.
        transactions.executeWithoutResult(status -> matching(
                        "select %s, null as value, 0 as held from event_outbox o where %s order by seq"
                                .formatted(FACTS, FILTER),
                        matching)
                .query((RowCallbackHandler) row -> reader.accept(stored(row))));
    }

    /** The complete record; empty if it does not exist. */
    Optional<StoredRecord> find(long seq) {
        return jdbc.sql(FIND).param("seq", seq).query((row, n) -> stored(row)).optional();
    }

    /** @return records that this call settled; another operator settled the others in the meantime */
    List<Long> settle(Settlement.Action action, List<Long> seqs, String by, String why) {
        String statement = SETTLE.formatted(action == Settlement.Action.RETRIED ? RETRY : DISCARD, BYTES);
        return transactions.execute(status -> {
            jdbc.sql(ONE_AT_A_TIME).query(Long.class).single();
            return jdbc.sql(statement)
                    .param("seqs", seqs.toArray(Long[]::new))
                    .param("action", action.name())
                    .param("by", by)
                    .param("why", why)
                    .query(Long.class)
                    .list();
        });
    }

    private StatementSpec matching(String sql, Matching matching) {
        return jdbc.sql(sql)
                .param("seqs", matching.seqs())
                .param("topic", matching.topic())
                .param("key", matching.key())
                .param("reason", matching.reason());
    }

    private RecordGroup group(ResultSet row) throws SQLException {
        return new RecordGroup(
                service,
                row.getString("topic"),
                State.valueOf(row.getString("state")),
                row.getBoolean("held"),
                row.getString("reason"),
                row.getLong("count"),
                instant(row, "oldest"),
                instant(row, "latest"),
                id(row.getLong("first")));
    }

    private StoredRecord stored(ResultSet row) throws SQLException {
        return new StoredRecord(
                service,
                row.getLong("seq"),
                State.valueOf(row.getString("state")),
                row.getString("topic"),
                row.getInt("partition"),
                row.getBytes("message_key"),
                row.getString("headers"),
                row.getBytes("value"),
                row.getInt("bytes"),
                row.getString("reason"),
                instant(row, "created_at"),
                row.getLong("held"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
