package io.eventorchestrator.messaging.simulation;

import java.util.Map;

/** Bugs that the simulation has to catch. Each changes statements on their way to the database, or a simulated part. */
enum PlantedBug {
    /** The inbox lets an event through that it already has. */
    DEDUPLICATION_OFF(
            1, Map.of("or known.state = 'DEAD' and excluded.replays > known.replays", "or known.state <> 'PARKED'")),
    /** Deliveries lock no keys. */
    KEY_LOCK_OFF(
            12,
            Map.of(
                    "pg_advisory_xact_lock(?, slot)", "coalesce(?::int, slot)",
                    "pg_advisory_xact_lock(key)", "key")),
    /** Retries lock no keys. */
    RETRY_WITHOUT_LOCK(124, Map.of("select pg_try_advisory_xact_lock(?)", "select ?::bigint is not null")),
    /** The relay looks for rows behind the last one that it saw. */
    RELAY_BY_LAST_ID(10, Map.of("event_outbox_news(", "planted_news_by_last(")),
    /** An instance takes all shards from their first holder, and both publish without asking for their tokens. */
    LEASE_WITHOUT_TOKEN(
            53,
            Map.of(
                    "and i.expires_at > event_now())\n", "and i.expires_at > event_now() and l.token > 1)\n",
                    "limit greatest(0, ?", "limit greatest(0, 16 + ?",
                    "from event_outbox_read(", "from planted_read_without_lease(")),
    /** An instance that has finished its work keeps its shards until its lease ends. */
    LEASES_KEPT_AT_END(
            4,
            Map.of(
                    "delete from event_relay_instance where instance = ?",
                    "update event_relay_lease set instance = ? where instance is null")),
    /** A consumer's progress is stored before its bulk is settled. */
    ACKNOWLEDGED_BEFORE_COMMIT(5, Map.of()),
    /** An event behind a parked one of its key is handled at once. */
    FOLLOWERS_NOT_QUEUED(
            10, Map.of("where (select true from event_inbox", "where false and (select true from event_inbox")),
    /** A consumer waits until no event is parked before it reads on. */
    PARKED_EVENT_HOLDS_PARTITIONS(23, Map.of()),
    /** The event behind a settled one never becomes due. */
    FOLLOWERS_FORGOTTEN(1, Map.of("where due_at is null and state", "where false and due_at is null and state")),
    /** A bulk holds several rows of one key. */
    WAVE_WITH_ROWS_OF_ONE_KEY(
            6,
            Map.of(
                    "select * from event_outbox_news(",
                            "select now, server, topic, shard, seq, seq as ordered_by, partition, size"
                                    + " from event_outbox_news(",
                    "select * from event_outbox_behind(",
                            "select shard, seq, seq as ordered_by, partition, size from event_outbox_behind(",
                    "from event_outbox_of_keys(", "from planted_rows_of_keys(")),
    /** Rows are deleted that were not published. */
    UNPUBLISHED_ROWS_DELETED(1, Map.of("event_outbox_published(", "planted_delete_shards(")),
    /** The inbox row is committed before the handler's effect. */
    INBOX_ROW_APART(1, Map.of()),
    /** The outbox row is committed before the business. */
    OUTBOX_ROW_APART(2, Map.of()),
    /** The effects of a handler that failed are kept. */
    FAILURE_KEEPS_EFFECTS(1, Map.of()),
    /** A business failure is taken for any other failure, and tried again. */
    BUSINESS_FAILURE_RETRIED(1, Map.of()),
    /** The event that tells of a business failure is not published. */
    BUSINESS_FAILURE_UNTOLD(1, Map.of()),
    /** The ledger of replays says that a letter was replayed before it is. */
    REPLAY_APART_FROM_LEDGER(1, Map.of()),
    /** A replay is let through without a higher number than before. */
    REPLAY_GUARD_OFF(1, Map.of("excluded.replays > known.replays", "excluded.replays >= known.replays")),
    /** A failed attempt is not counted. */
    ATTEMPTS_NOT_COUNTED(1, Map.of("state = 'PARKED', attempts = excluded.attempts,", "state = 'PARKED',")),
    /** A refused record is taken for an unreachable broker. */
    BREAKER_OPENED_BY_A_RECORD(4, Map.of()),
    /** The relay takes no account of the size that a topic accepts at once. */
    BULK_ABOVE_THE_LIMIT(4, Map.of()),
    /** The sidecar's component lets a record's headers replace its place and its key. */
    METADATA_FROM_HEADERS(10, Map.of());

    /** Functions that some of them call in place of the library's. */
    static final String FUNCTIONS = """
            create function planted_news_by_last(since pg_snapshot, held smallint[], at_most int)
                returns table (now text, server text, topic text, shard smallint, seq bigint, ordered_by bigint, partition int, size int)
                language sql stable as $$
                select pg_current_snapshot()::text, extract(epoch from pg_postmaster_start_time())::text, n.*
                from (values (1)) as one left join lateral (
                    select o.topic, o.shard, o.seq, o.ordered_by, o.partition, o.size from event_outbox o
                    where o.txid >= pg_snapshot_xmax(since) and o.shard = any (held) and o.state = 'PENDING'
                    order by o.seq limit at_most) n on true $$;
            create function planted_read_without_lease(
                in_topic text, holder text, held smallint[], tokens bigint[],
                shards smallint[], seqs bigint[], keys bigint[], published bigint[])
                returns table (seq bigint, verdict text, partition int, message_key bytea, headers json, value bytea)
                language sql stable as $$
                select r.seq, case when o.seq is null then 'GONE'
                           when exists (select 1 from event_outbox e where e.ordered_by = r.ordered_by
                                        and e.seq < r.seq and e.seq > r.published) then 'BEHIND'
                           else 'READY' end,
                       o.partition, o.message_key, o.headers, o.value
                from unnest(shards, seqs, keys, published) as r (shard, seq, ordered_by, published)
                left join event_outbox o on o.topic = in_topic and o.shard = r.shard and o.seq = r.seq
                    and o.state = 'PENDING' $$;
            create function planted_rows_of_keys(keys bigint[], positions bigint[], of_each int)
                returns table (ordered_by bigint, shard smallint, seq bigint, partition int, size int, pending boolean)
                language sql stable as $$
                select o.seq, o.shard, o.seq, o.partition, o.size, o.state = 'PENDING'
                from unnest(keys) as k (seq) join event_outbox o on o.seq = k.seq order by o.seq $$;
            create function planted_delete_shards(in_topic text, shards smallint[], seqs bigint[]) returns bigint
                language sql volatile as $$
                with gone as (
                    delete from event_outbox o where o.topic = in_topic and o.shard = any (shards) returning 1)
                select count(*) from gone $$;
            """;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> replacements;

    private final long seed;

    PlantedBug(long seed, Map<String, String> replacements) {
        this.seed = seed;
        this.replacements = replacements;
    }

    /** The first seed that caught it when it was planted. */
    long seed() {
        return seed;
    }

    String rewrite(String sql) {
        String rewritten = sql;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            rewritten = rewritten.replace(replacement.getKey(), replacement.getValue());
        }
        return rewritten;
    }

    /** Tests whether the statement runs in a transaction apart from its own. */
    boolean runsApart(String sql) {
        return switch (this) {
            case INBOX_ROW_APART -> sql.contains("insert into event_inbox");
            case OUTBOX_ROW_APART -> sql.contains("insert into event_outbox");
            default -> false;
        };
    }
}
