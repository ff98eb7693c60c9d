create table customer_order (
    id             uuid primary key,
    state          text        not null,
    customer_id    text        not null,
    customer_email text        not null,
    currency       text        not null,
    correlation_id text        not null,
    placed_at      timestamptz not null
);

create table order_line (
    order_id   uuid   not null references customer_order,
    position   int    not null,
    sku        text   not null,
    quantity   int    not null check (quantity > 0),
    unit_price bigint not null check (unit_price >= 0),
    primary key (order_id, position)
);

create table order_timeline (
    seq      bigint generated always as identity primary key,
    order_id uuid        not null,
    at       timestamptz not null default clock_timestamp(),
    event    text        not null,
    detail   text        not null
);

create index order_timeline_of_order on order_timeline (order_id, seq);

create table idempotency_key (
    key          text primary key,
    body_digest  text not null,
    order_id     uuid not null,
    at           timestamptz not null default clock_timestamp()
);
