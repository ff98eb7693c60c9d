create index customer_order_of_customer on customer_order (customer_id, id);
create index customer_order_in_state on customer_order (state, id);
