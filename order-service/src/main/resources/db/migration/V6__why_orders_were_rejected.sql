-- Null for orders that are not rejected, and for those that were rejected before this column existed.
alter table customer_order add column rejection jsonb;
