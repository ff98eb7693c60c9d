-- The sweep for overdue orders reads customer_order_in_state_by_time, whatever the statistics say.
drop index customer_order_pending;
