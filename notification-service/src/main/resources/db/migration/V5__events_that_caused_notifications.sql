-- Null for notifications that were stored before this column existed.
alter table notification add column causation_id text;
