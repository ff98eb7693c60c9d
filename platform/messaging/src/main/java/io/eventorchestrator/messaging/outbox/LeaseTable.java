package io.eventorchestrator.messaging.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Assigns shards to instances, on the database's clock. A lease lasts as long as its instance is renewed; each new
 * holder gets a new token.
 */
final class LeaseTable {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final String instance;
    private final Duration lease;

    LeaseTable(JdbcClient jdbc, TransactionOperations transactions, String instance, Duration lease) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.instance = instance;
        this.lease = lease;
    }

    String instance() {
        return instance;
    }

    Duration lease() {
        return lease;
    }

    /**
     * Renews this instance's leases, and takes free shards up to a fair share.
     *
     * @param reachesBroker if not, the share is zero as long as another instance reaches it
     */
    Share renew(boolean reachesBroker) {
        return transactions.execute(status -> {
            announce(reachesBroker);
            shortenOverlong();
            int fair = liveInstances().share(shards(), reachesBroker);
            take(fair);
            return new Share(held(), fair);
        });
    }

    /** Releases a shard for another instance. */
    void giveUp(int shard) {
        jdbc.sql("update event_relay_lease set instance = null where instance = :instance and shard = :shard")
                .param("instance", instance)
                .param("shard", shard)
                .update();
    }

    void release() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update event_relay_lease set instance = null where instance = :instance")
                    .param("instance", instance)
                    .update();
            jdbc.sql("delete from event_relay_instance where instance = :instance")
                    .param("instance", instance)
                    .update();
        });
    }

    private void announce(boolean reachesBroker) {
        jdbc.sql("delete from event_relay_instance where expires_at < event_now() - interval '1 hour'")
                .update();
        jdbc.sql("""
                        insert into event_relay_instance (instance, expires_at, reaches_broker, lease)
                        select :instance, event_now() + mine.lease, :reachesBroker, mine.lease
                        from (select :lease * interval '1 millisecond' as lease) mine
                        on conflict (instance) do update
                        set expires_at = excluded.expires_at, reaches_broker = excluded.reaches_broker,
                            lease = excluded.lease
                        """)
                .param("instance", instance)
                .param("lease", lease.toMillis())
                .param("reachesBroker", reachesBroker)
                .update();
    }

    // The database's clock was set back: a dead instance would keep its shards until it has caught up.
    private void shortenOverlong() {
        jdbc.sql("""
                        update event_relay_instance set expires_at = event_now() + lease where instance in (
                            select instance from event_relay_instance
                            where expires_at > event_now() + lease for update skip locked)
                        """).update();
    }

    private int shards() {
        return jdbc.sql("select count(*) from event_relay_lease")
                .query(Integer.class)
                .single();
    }

    private LiveInstances liveInstances() {
        return jdbc.sql("""
                        select count(*), count(*) filter (where reaches_broker), count(reaches_broker)
                        from event_relay_instance where expires_at > event_now()
                        """)
                .query((row, n) -> new LiveInstances(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    private void take(int fair) {
        jdbc.sql("""
                        update event_relay_lease set token = token + 1, instance = :instance where shard in (
                            select l.shard from event_relay_lease l
                            where l.instance is distinct from :instance and not exists (
                                select 1 from event_relay_instance i
                                where i.instance = l.instance and i.expires_at > event_now())
                            order by l.shard limit greatest(0, :fair - (
                                select count(*) from event_relay_lease m where m.instance = :instance))
                            for update of l skip locked)
                        """).param("instance", instance).param("fair", fair).update();
    }

    private NavigableMap<Integer, Long> held() {
        return jdbc
                .sql("select shard, token from event_relay_lease where instance = :instance")
                .param("instance", instance)
                .query((row, n) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    /**
     * @param tokens tokens of the shards that this instance holds
     * @param fair the maximum number of shards that it may hold
     */
    record Share(NavigableMap<Integer, Long> tokens, int fair) {}

    /** @param telling how many say whether they reach the broker; older releases don't */
    private record LiveInstances(int all, int reaching, int telling) {

        // An older release counts all instances, so no instance may leave it a larger share than that.
        private int share(int shards, boolean reachesBroker) {
            if (reaching == 0 || telling < all) {
                return Math.ceilDiv(shards, all);
            }
            return reachesBroker ? Math.ceilDiv(shards, reaching) : 0;
        }
    }
}
