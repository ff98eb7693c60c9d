create table handled_order (seq bigint generated always as identity, order_id uuid not null, event_id text not null);

create table contended (id int primary key);

create table deferred (id int primary key, other int references deferred deferrable initially deferred);
