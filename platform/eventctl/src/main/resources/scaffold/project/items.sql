create table item (
    id   uuid primary key,
    name text not null check (length(name) between 1 and 64)
);

create table item_count (
    name   text primary key,
    number bigint not null
);
