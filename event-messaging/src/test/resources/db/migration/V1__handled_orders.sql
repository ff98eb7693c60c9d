create table handled_order (order_id uuid not null, event_id text not null);
