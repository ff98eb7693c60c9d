-- Answers of the past, so that order-service can ask for one whose event is late. Forgotten like tombstones.
create table rejection (
    order_id uuid primary key,
    noted_at timestamptz not null default clock_timestamp()
);

create index rejection_by_age on rejection (noted_at);

-- No reference to stock: the SKU may be unknown.
create table shortage (
    order_id  uuid    not null references rejection on delete cascade,
    sku       text    not null,
    requested int     not null check (requested > 0),
    available int     not null check (available >= 0),
    known     boolean not null,
    primary key (order_id, sku)
);
