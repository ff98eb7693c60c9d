create table taken_order (order_id uuid primary key);
