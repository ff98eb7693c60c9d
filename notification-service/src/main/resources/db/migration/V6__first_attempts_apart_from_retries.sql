create index notification_first_attempt on notification (channel, due_at) where state = 'PENDING' and attempts = 0;
create index notification_retry on notification (channel, due_at) where state = 'PENDING' and attempts > 0;
drop index notification_due;
