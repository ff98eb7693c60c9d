-- Each instance looks for what its own groups have to try: what a former release's groups left stands in nobody's way.
drop index event_inbox_due;
create index event_inbox_due on event_inbox (consumer_group, due_at) where state = 'PARKED' and due_at is not null;
