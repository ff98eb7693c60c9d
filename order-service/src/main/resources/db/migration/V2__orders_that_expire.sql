-- One clock decides how old an order is, the one that placed it: the database's.
alter table customer_order alter column placed_at set default clock_timestamp();

create index customer_order_pending on customer_order (placed_at) where state = 'PENDING';
