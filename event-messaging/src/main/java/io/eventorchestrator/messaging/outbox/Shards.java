package io.eventorchestrator.messaging.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * This instance's share of the shards. Leases run on the database's clock; each change of hands draws a new token, and
 * every claim and delete names it, so that an instance that was thought dead can do no harm.
 */
final class Shards {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final String instance;
    private final int shards;
    private final Duration lease;

    Shards(JdbcClient jdbc, TransactionOperations transactions, String instance, int shards, Duration lease) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.instance = instance;
        this.shards = shards;
        this.lease = lease;
    }

    void create() {
        jdbc.sql("insert into event_relay_lease (shard) select generate_series(0, :last) on conflict do nothing")
                .param("last", shards - 1)
                .update();
    }

    /** Renews what is held, gives back what is more than a fair share, takes what is free. */
    Held renew() {
        return transactions.execute(status -> {
            int fair = Math.ceilDiv(shards, liveInstances());
            jdbc.sql("""
                            with mine as (
                                select shard from event_relay_lease
                                where instance = :instance and expires_at > clock_timestamp() order by shard limit :fair),
                            free as (
                                select shard from event_relay_lease
                                where expires_at <= clock_timestamp() or instance is null
                                order by shard limit greatest(0, :fair - (select count(*) from mine))
                                for update skip locked)
                            update event_relay_lease l set
                                token = case when l.shard in (select shard from free) then token + 1 else token end,
                                instance = case when l.shard in (select shard from mine union select shard from free)
                                           then :instance end,
                                expires_at = clock_timestamp() + :lease * interval '1 millisecond'
                            where instance = :instance or l.shard in (select shard from free)
                            """)
                    .param("instance", instance)
                    .param("fair", fair)
                    .param("lease", lease.toMillis())
                    .update();
            return held();
        });
    }

    void release() {
        jdbc.sql("update event_relay_lease set instance = null where instance = :instance")
                .param("instance", instance)
                .update();
        jdbc.sql("delete from event_relay_instance where instance = :instance")
                .param("instance", instance)
                .update();
    }

    private int liveInstances() {
        jdbc.sql("delete from event_relay_instance where expires_at < clock_timestamp() - interval '1 hour'")
                .update();
        jdbc.sql("""
                        insert into event_relay_instance values (:instance, clock_timestamp() + :lease * interval '1 millisecond')
                        on conflict (instance) do update set expires_at = excluded.expires_at
                        """)
                .param("instance", instance)
                .param("lease", lease.toMillis())
                .update();
        return jdbc.sql("select count(*) from event_relay_instance where expires_at > clock_timestamp()")
                .query(Integer.class)
                .single();
    }

    private Held held() {
        return new Held(jdbc
                .sql("select shard, token from event_relay_lease where instance = :instance")
                .param("instance", instance)
                .query((row, n) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)));
    }

    /** Shards that this instance may relay, each with its token. */
    record Held(SortedMap<Integer, Long> tokens) {

        static final Held NONE = new Held(new TreeMap<>());

        Integer[] shards() {
            return tokens.keySet().toArray(Integer[]::new);
        }

        Long[] tokensByShard() {
            return tokens.values().toArray(Long[]::new);
        }
    }
}
