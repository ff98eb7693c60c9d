alter table customer_order add column changed_at timestamptz;
update customer_order set changed_at = coalesce(
    (select max(at) from order_timeline
     where order_id = id and event not in ('NotificationSent', 'NotificationFailed')), placed_at);
alter table customer_order
    alter column changed_at set default clock_timestamp(),
    alter column changed_at set not null;

-- Lists are sorted by the time of placing, then by id. Each combination of filters has its own index, so that no plan
-- depends on statistics.
create index customer_order_by_time on customer_order (placed_at, id);
create index customer_order_of_customer_by_time on customer_order (customer_id, placed_at, id);
create index customer_order_in_state_by_time on customer_order (state, placed_at, id);
create index customer_order_of_customer_in_state_by_time on customer_order (customer_id, state, placed_at, id);
drop index customer_order_of_customer;
drop index customer_order_in_state;
