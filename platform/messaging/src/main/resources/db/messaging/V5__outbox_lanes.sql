-- One lane per topic. Order is promised per topic and key: ordered_by is a digest of both (a key may be longer than an
-- index takes), and without a key each row is in no order with any other. Its last four bits are the shard, in which
-- instances share the work: a property of the row, so that no setting moves a key while its rows wait. Old rows are
-- spread anew when they are rewritten here.
alter table event_outbox
    drop constraint event_outbox_pkey,
    drop column shard;

alter table event_outbox
    add column ordered_by bigint not null generated always as (
        coalesce(hashtextextended(topic || ' ' || encode(message_key, 'hex'), 0), -seq)) stored,
    add column shard smallint not null generated always as (
        (coalesce(hashtextextended(topic || ' ' || encode(message_key, 'hex'), 0), -seq) & 15)::smallint) stored,
    add column size int not null generated always as (
        octet_length(value) + octet_length(headers::text) + coalesce(octet_length(message_key), 0) + 128) stored,
    add column txid xid8 not null default pg_current_xact_id(),
    add column set_aside_at timestamptz;

update event_outbox set set_aside_at = clock_timestamp() where state = 'SET_ASIDE';

alter table event_outbox add primary key (topic, shard, seq);

drop index event_outbox_set_aside;
create index event_outbox_of_key on event_outbox (ordered_by, seq);
create index event_outbox_news on event_outbox (txid);
create index event_outbox_set_aside on event_outbox (topic, seq) where state = 'SET_ASIDE';

-- A row that an operator puts back is news, as a new one is; only a row that is set aside says since when.
create function event_outbox_changed() returns trigger language plpgsql as
$$ begin
    new.txid = pg_current_xact_id();
    new.set_aside_at = case new.state when 'SET_ASIDE' then clock_timestamp() end;
    return new;
end $$;

create trigger event_outbox_changed before update of state on event_outbox
    for each row when (old.state is distinct from new.state) execute function event_outbox_changed();

-- An instance renews one row, whatever number of shards it holds.
alter table event_relay_lease drop column expires_at;
delete from event_relay_lease;
insert into event_relay_lease (shard) select generate_series(0, 15);

-- The relay's questions. Each is answered along one index, whatever the planner believes about a table whose statistics
-- are missing or stale just when a backlog stands; `offset 0` keeps a lookup per row a lookup per row.

-- What became visible since a snapshot: rows of transactions that had not begun then, or were under way and have ended.
create function event_outbox_news(since pg_snapshot, held smallint[], at_most int)
    returns table (now text, server text, topic text, shard smallint, seq bigint, ordered_by bigint, partition int, size int)
    language sql stable
    set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
    select pg_current_snapshot()::text, extract(epoch from pg_postmaster_start_time())::text, n.* from (values (1)) as one left join lateral (
        (select o.topic, o.shard, o.seq, o.ordered_by, o.partition, o.size from event_outbox o
         where o.txid >= pg_snapshot_xmax(since) and o.shard = any (held) and o.state = 'PENDING' offset 0)
        union all
        (select o.* from pg_snapshot_xip(since) as ended (txid) cross join lateral (
            select o.topic, o.shard, o.seq, o.ordered_by, o.partition, o.size from event_outbox o
            where o.txid = ended.txid and o.shard = any (held) and o.state = 'PENDING' offset 0) o
         where pg_visible_in_snapshot(ended.txid, pg_current_snapshot()))
        limit at_most) n on true
$$;

-- The same, for more rows than a relay takes at once: where each topic's rows begin.
create function event_outbox_first_news(since pg_snapshot, held smallint[])
    returns table (now text, server text, topic text, shard smallint, seq bigint)
    language sql stable
    set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
    select pg_current_snapshot()::text, extract(epoch from pg_postmaster_start_time())::text, n.* from (values (1)) as one left join lateral (
        select f.topic, f.shard, min(f.seq) from (
            (select o.topic, o.shard, o.seq from event_outbox o
             where o.txid >= pg_snapshot_xmax(since) and o.shard = any (held) and o.state = 'PENDING' offset 0)
            union all
            (select o.* from pg_snapshot_xip(since) as ended (txid) cross join lateral (
                select o.topic, o.shard, o.seq from event_outbox o
                where o.txid = ended.txid and o.shard = any (held) and o.state = 'PENDING' offset 0) o
             where pg_visible_in_snapshot(ended.txid, pg_current_snapshot()))) f
        group by f.topic, f.shard) n on true
$$;

-- Rows of a topic behind a position in each shard, oldest first.
create function event_outbox_behind(in_topic text, shards smallint[], positions bigint[], of_each int)
    returns table (shard smallint, seq bigint, ordered_by bigint, partition int, size int)
    language sql stable
    set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off
as $$
    select p.shard, o.* from unnest(shards, positions) as p (shard, seq) cross join lateral (
        select o.seq, o.ordered_by, o.partition, o.size from event_outbox o
        where o.topic = in_topic and o.shard = p.shard and o.seq > p.seq and o.state = 'PENDING'
        order by o.topic, o.shard, o.seq limit of_each) o
$$;

-- Rows of single keys from a position on, oldest first, those that are set aside too.
create function event_outbox_of_keys(keys bigint[], positions bigint[], of_each int)
    returns table (ordered_by bigint, shard smallint, seq bigint, partition int, size int, pending boolean)
    language sql stable
    set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off
as $$
    select k.ordered_by, o.* from unnest(keys, positions) as k (ordered_by, seq) cross join lateral (
        select o.shard, o.seq, o.partition, o.size, o.state = 'PENDING' from event_outbox o
        where o.ordered_by = k.ordered_by and o.seq >= k.seq
        order by o.ordered_by, o.seq limit of_each) o
$$;

-- The bytes of rows that are to be published now: only of shards that this instance holds, and only if no earlier row
-- of the key stands in the outbox, published ones aside.
create function event_outbox_read(
    in_topic text, holder text, held smallint[], tokens bigint[],
    shards smallint[], seqs bigint[], keys bigint[], published bigint[])
    returns table (seq bigint, verdict text, partition int, message_key bytea, headers json, value bytea)
    language sql stable
    set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
    with lease as materialized (
        select l.shard from unnest(held, tokens) as h (shard, token)
        join event_relay_lease l on l.shard = h.shard and l.token = h.token and l.instance = holder
        join event_relay_instance i on i.instance = l.instance and i.expires_at > statement_timestamp())
    select r.seq, v.verdict, o.partition, o.message_key, o.headers, o.value
    from unnest(shards, seqs, keys, published) as r (shard, seq, ordered_by, published)
    left join lateral (
        select o.* from event_outbox o
        where o.topic = in_topic and o.shard = r.shard and o.seq = r.seq and o.state = 'PENDING' offset 0) o on true
    cross join lateral (select case
        when r.shard not in (select shard from lease) then 'LOST'
        when o.seq is null then 'GONE'
        when exists (select 1 from event_outbox e where e.ordered_by = r.ordered_by
                     and e.seq < r.seq and e.seq > r.published) then 'BEHIND'
        else 'READY' end as verdict) v
$$;

create function event_outbox_published(in_topic text, shards smallint[], seqs bigint[]) returns bigint
    language sql volatile
    set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
    with gone as (
        delete from event_outbox o where o.topic = in_topic and o.shard = any (shards) and o.seq = any (seqs)
        returning 1)
    select count(*) from gone
$$;

create function event_outbox_set_aside(in_topic text, in_shard smallint, in_seq bigint, why text) returns bigint
    language sql volatile
    set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
    with aside as (
        update event_outbox o set state = 'SET_ASIDE', reason = why
        where o.topic = in_topic and o.shard = in_shard and o.seq = in_seq and o.state = 'PENDING'
        returning 1)
    select count(*) from aside
$$;

-- Changes whenever a row is set aside, put back or discarded.
create function event_outbox_aside() returns table (topic text, mark text)
    language sql stable
    set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
    select o.topic, count(*) || ' ' || sum(o.seq) from event_outbox o where o.state = 'SET_ASIDE' group by o.topic
$$;

-- Topic by topic along the index.
create function event_outbox_topics() returns setof text
    language sql stable
    set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off
as $$
    with recursive topics (topic) as (
        (select o.topic from event_outbox o order by o.topic, o.shard, o.seq limit 1)
        union all
        select (select o.topic from event_outbox o where o.topic > t.topic order by o.topic, o.shard, o.seq limit 1)
        from topics t where t.topic is not null)
    select topic from topics where topic is not null
$$;
