-- An id is a UUID of version 7, so it tells when its notification was made.
alter table notification
    add column created_at timestamptz,
    add column changed_at timestamptz;
update notification set created_at = uuid_extract_timestamp(id), changed_at = uuid_extract_timestamp(id);
alter table notification
    alter column created_at set default clock_timestamp(),
    alter column created_at set not null,
    alter column changed_at set default clock_timestamp(),
    alter column changed_at set not null;
