-- Cancellations of orders that never held anything are forgotten once their orders can't come any more.
alter table reservation add column noted_at timestamptz not null default clock_timestamp();

create index reservation_never_held on reservation (noted_at) where state = 'NEVER_HELD';
