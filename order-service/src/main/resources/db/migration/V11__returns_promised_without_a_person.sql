-- Whether the amount was small when the return was requested, as its event says. Null for earlier returns: then the
-- limit decides that holds when the workflow looks at the return.
alter table order_return add column is_small boolean;
