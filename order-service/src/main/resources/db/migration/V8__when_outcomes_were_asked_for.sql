-- When inventory-service was last asked for the order's outcome; null if it never was.
alter table customer_order add column asked_at timestamptz;

-- Finds the orders that wait for inventory-service, by the time of their last change or question.
create index customer_order_unanswered on customer_order (greatest(asked_at, changed_at))
    where state in ('PENDING', 'CANCELLING');
