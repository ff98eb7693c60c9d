create table handled_order (seq bigint generated always as identity, order_id uuid not null, event_id text not null);
