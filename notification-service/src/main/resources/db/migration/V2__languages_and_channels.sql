alter table notification
    add column language text not null default 'en',
    add column subject  text not null default '';
alter table notification
    alter column language drop default,
    alter column subject drop default;

drop index notification_due;
create index notification_due on notification (channel, due_at) where state = 'PENDING';
