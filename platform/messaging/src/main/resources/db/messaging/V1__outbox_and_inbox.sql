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

-- Drawn under the lock of the key, so that it orders what is parked behind one another.
create sequence event_inbox_arrival;

-- One row per event and group. Only a parked one keeps what it needs to be tried again; due_at stands at the first of
-- a key alone, so whatever is due is next in order. ordered_by is a digest of group and key, the number of the advisory
-- lock too: a key itself may be longer than an index takes. noted_at is what retention counts from, so a replay renews it.
create table event_inbox (
    consumer_group  text        not null,
    source          text        not null,
    event_id        text        not null,
    state           text        not null check (state in ('HANDLED', 'PARKED', 'DEAD')),
    ordered_by      bigint,
    message_key     text,
    topic           text        not null,
    partition       int         not null,
    record_offset   bigint      not null,
    attempts        int         not null,
    replays         int         not null default 0,
    reason          text,
    detail          text,
    noted_at        timestamptz not null default clock_timestamp(),
    first_failed_at timestamptz,
    due_at          timestamptz,
    arrival         bigint,
    headers         jsonb,
    value           bytea,
    primary key (consumer_group, source, event_id)
);

create index event_inbox_parked on event_inbox (ordered_by, arrival) where state = 'PARKED';
create index event_inbox_due on event_inbox (due_at) where state = 'PARKED' and due_at is not null;
create index event_inbox_noted on event_inbox (noted_at) where state <> 'PARKED';
