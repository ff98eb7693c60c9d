package io.eventorchestrator.messaging.observability;

import io.eventorchestrator.messaging.observability.Backlog.First;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Asks the database what waits. What it costs is bounded, whatever the tables hold and the planner believes. */
final class Backlogs {

    // Statistics are missing or stale just when a backlog stands; each of these questions has an index that answers it.
    private static final String PLAN = """
            select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                   set_config('statement_timeout', '10s', true)
            """;

    private static final String COUNT = "select count(*) from (select 1 from %s where state = '%s' limit %d) counted";

    // Topic by topic along the index; of each topic and shard the first rows only, as those behind a row that is set
    // aside may be many.
    private static final String FIRSTS = """
            with recursive topics (topic) as (
                (select topic from event_outbox where state = 'PENDING' order by topic limit 1)
                union all
                select (select o.topic from event_outbox o
                        where o.state = 'PENDING' and o.topic > t.topic order by o.topic limit 1)
                from topics t where t.topic is not null)
            select t.topic, f.seq, f.millis from topics t cross join lateral (
                select r.seq, (extract(epoch from statement_timestamp() - r.created_at) * 1000)::bigint as millis
                from event_relay_lease s cross join lateral (
                    select p.seq, p.created_at, p.ordered_by from event_outbox p
                    where p.state = 'PENDING' and p.topic = t.topic and p.shard = s.shard
                    order by p.seq limit 100) r
                where not exists (select 1 from event_outbox a where a.state = 'SET_ASIDE'
                                  and a.ordered_by = r.ordered_by and a.seq < r.seq)
                order by r.seq limit 1) f
            where t.topic is not null
            """;

    private static final String OVERDUE = """
            select consumer_group, (extract(epoch from statement_timestamp() - min(due_at)) * 1000)::bigint from (
                select consumer_group, due_at from event_inbox
                where state = 'PARKED' and due_at < statement_timestamp() - :late * interval '1 millisecond'
                order by due_at limit 1000) late
            group by consumer_group
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Duration late;

    /** @param late by how much a parked event's attempt has to be late to be told */
    Backlogs(JdbcClient jdbc, TransactionOperations transactions, Duration late) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.late = late;
    }

    /** @throws org.springframework.dao.DataAccessException if the database can't answer */
    Backlog look() {
        return transactions.execute(status -> {
            jdbc.sql(PLAN).query((row, n) -> true).list();
            return new Backlog(
                    count("event_outbox", "PENDING"),
                    count("event_outbox", "SET_ASIDE"),
                    count("event_inbox", "PARKED"),
                    firsts(),
                    overdue());
        });
    }

    private long count(String table, String state) {
        return jdbc.sql(COUNT.formatted(table, state, Backlog.COUNTED))
                .query(Long.class)
                .single();
    }

    private List<First> firsts() {
        return jdbc.sql(FIRSTS)
                .query((row, n) -> new First(row.getString(1), row.getLong(2), millis(row.getLong(3))))
                .list();
    }

    private Map<String, Duration> overdue() {
        return jdbc
                .sql(OVERDUE)
                .param("late", late.toMillis())
                .query((row, n) -> Map.entry(row.getString(1), millis(row.getLong(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(Math.max(0, millis));
    }
}
