-- Deleted once published. Only rows of one key are ordered: they are written under the lock of their aggregate, so
-- there the sequence follows the commits; between keys it does not, and nothing may rely on it.
create table event_outbox (
    seq         bigint generated always as identity primary key,
    shard       smallint    not null,
    state       text        not null default 'PENDING' check (state in ('PENDING', 'SET_ASIDE')),
    topic       text        not null,
    partition   int         not null,
    message_key text,
    headers     jsonb       not null,
    value       bytea       not null,
    reason      text,
    created_at  timestamptz not null default clock_timestamp()
);

create index event_outbox_pending on event_outbox (shard, seq) where state = 'PENDING';
create index event_outbox_set_aside on event_outbox (topic, message_key) where state = 'SET_ASIDE';

create table event_relay_instance (
    instance   text primary key,
    expires_at timestamptz not null
);

-- A token is drawn at each change of hands; what a former owner still tries names a token that no row has any more.
create table event_relay_lease (
    shard      smallint primary key,
    instance   text,
    token      bigint      not null default 0,
    expires_at timestamptz not null default '-infinity'
);

create table event_inbox (
    consumer_group  text        not null,
    source          text        not null,
    event_id        text        not null,
    state           text        not null check (state in ('HANDLED', 'PARKED', 'DEAD')),
    type            text,
    message_key     text,
    topic           text        not null,
    partition       int         not null,
    record_offset   bigint      not null,
    attempts        int         not null default 1,
    replays         int         not null default 0,
    reason          text,
    detail          text,
    received_at     timestamptz not null default clock_timestamp(),
    primary key (consumer_group, source, event_id)
);
