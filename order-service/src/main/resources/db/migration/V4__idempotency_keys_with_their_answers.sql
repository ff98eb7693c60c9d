-- Keys of before stand for an order but have no answer to give again.
delete from idempotency_key;

alter table idempotency_key
    drop column order_id,
    add column status   int,
    add column location text,
    add column body     text,
    add constraint answered_whole check (num_nulls(status, location, body) in (0, 3));

create index idempotency_key_by_age on idempotency_key (at);
