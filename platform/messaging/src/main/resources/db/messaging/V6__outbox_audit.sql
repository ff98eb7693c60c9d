-- What operators did with records that were set aside: who, when, why. The record's value is not kept.
create table event_outbox_audit (
    id          bigint generated always as identity primary key,
    action      text        not null check (action in ('RETRIED', 'DISCARDED')),
    done_by     text        not null,
    done_at     timestamptz not null default statement_timestamp(),
    why         text        not null,
    seq         bigint      not null,
    topic       text        not null,
    partition   int         not null,
    message_key bytea,
    bytes       int         not null,
    reason      text,
    created_at  timestamptz not null
);

-- An operator names records by their sequence.
create index event_outbox_aside_by_seq on event_outbox (seq) where state = 'SET_ASIDE';
