-- Counts the counts of a SKU, for If-Match. A SKU that a count adds begins at 0.
alter table stock add column version bigint not null default 1;
