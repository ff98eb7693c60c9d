package io.eventorchestrator.messaging.observability;

import io.eventorchestrator.messaging.observability.Backlog.First;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Counts waiting rows. The cost is bounded, whatever the tables contain and the planner assumes. */
final class BacklogQuery {

    // Statistics are missing or stale just when there is a backlog; each of these queries has a suitable index.
    private static final String PLAN = """
            select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                   set_config('statement_timeout', '10s', true)
            """;

    private static final String COUNT = "select count(*) from (select 1 from %s where state = '%s' limit %d) counted";

    // Reads the index topic by topic, and only the first rows of each topic and shard, because many may wait behind a
    // row that is set aside. If all of them do, the last one represents the rows not read.
    private static final String FIRSTS = """
            select t.topic, f.seq, f.millis, f.held from event_outbox_topics() as t (topic) cross join lateral (
                select r.seq, r.held,
                       (extract(epoch from event_now() - r.created_at) * 1000)::bigint as millis
                from event_relay_lease s cross join lateral (
                    (select h.seq, h.created_at, false as held from (
                        select p.seq, p.created_at, p.ordered_by from event_outbox p
                        where p.state = 'PENDING' and p.topic = t.topic and p.shard = s.shard
                        order by p.seq limit :head) h
                     where (select true from event_outbox a where a.state = 'SET_ASIDE'
                            and a.ordered_by = h.ordered_by and a.seq < h.seq limit 1) is null
                     order by h.seq limit 1)
                    union all
                    (select p.seq, p.created_at, true from event_outbox p
                     where p.state = 'PENDING' and p.topic = t.topic and p.shard = s.shard
                     order by p.seq offset :head - 1 limit 1)) r
                order by r.held, r.seq limit 1) f
            """;

    // Reads the index group by group, however many keys wait in each.
    private static final String OVERDUE = """
            with recursive groups (name) as (
                (select consumer_group from event_inbox
                 where state = 'PARKED' and due_at is not null order by consumer_group limit 1)
                union all
                select (select i.consumer_group from event_inbox i
                        where i.state = 'PARKED' and i.due_at is not null and i.consumer_group > g.name
                        order by i.consumer_group limit 1)
                from groups g where g.name is not null)
            select g.name, (extract(epoch from event_now() - f.due_at) * 1000)::bigint
            from groups g cross join lateral (
                select i.due_at from event_inbox i
                where i.state = 'PARKED' and i.consumer_group = g.name and i.due_at is not null
                order by i.due_at limit 1) f
            where f.due_at < event_now() - :late * interval '1 millisecond'
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Duration late;

    /** @param late minimum lateness of a parked event's attempt to be reported */
    BacklogQuery(JdbcClient jdbc, TransactionOperations transactions, Duration late) {
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
                .param("head", Backlog.HEAD)
                .query((row, n) ->
                        new First(row.getString(1), row.getLong(2), millis(row.getLong(3)), row.getBoolean(4)))
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
