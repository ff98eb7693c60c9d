create table notification (
    id             uuid primary key,
    state          text        not null check (state in ('PENDING', 'SENT', 'FAILED')),
    event_id       text        not null,
    correlation_id text        not null,
    order_id       uuid,
    recipient      text        not null,
    channel        text        not null,
    template       text        not null,
    text           text        not null,
    attempts       int         not null default 0,
    due_at         timestamptz not null default clock_timestamp(),
    leased_by      uuid,
    unique (event_id, recipient, channel, template)
);

create index notification_due on notification (due_at) where state = 'PENDING';
create index notification_of_order on notification (order_id, id);

create table quiet_sku (
    sku         text primary key,
    quiet_until timestamptz not null
);
