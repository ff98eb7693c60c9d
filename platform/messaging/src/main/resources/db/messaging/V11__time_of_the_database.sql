-- The time by which the library decides. Both are inlined, so a condition on the first uses an index as if it said
-- statement_timestamp(). The simulation replaces them.
create function event_now() returns timestamptz
    language sql stable parallel safe
as $$ select statement_timestamp() $$;

-- The time at this moment, even if the statement has waited for a lock. Not for conditions: no index helps them.
create function event_clock() returns timestamptz
    language sql volatile parallel safe
as $$ select clock_timestamp() $$;

alter table event_outbox alter column created_at set default event_clock();
alter table event_inbox alter column noted_at set default event_clock();
alter table event_outbox_audit alter column done_at set default event_now();

-- An operator's session may have another search path.
create or replace function event_outbox_changed() returns trigger language plpgsql
    set search_path from current
as $$ begin
    new.txid = pg_current_xact_id();
    new.set_aside_at = case new.state when 'SET_ASIDE' then event_clock() end;
    return new;
end $$;

create or replace function event_outbox_read(
    in_topic text, holder text, held smallint[], tokens bigint[],
    shards smallint[], seqs bigint[], keys bigint[], published bigint[])
    returns table (seq bigint, verdict text, partition int, message_key bytea, headers json, value bytea)
    language sql stable
    set enable_seqscan = off set enable_bitmapscan = off set jit = off
as $$
    with lease as materialized (
        select l.shard from unnest(held, tokens) as h (shard, token)
        join event_relay_lease l on l.shard = h.shard and l.token = h.token and l.instance = holder
        join event_relay_instance i on i.instance = l.instance and i.expires_at > event_now())
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
