-- The dead letter of a record without a value has none either.
alter table event_outbox
    alter column value drop not null,
    alter column size set expression as (
        coalesce(octet_length(value), 0) + octet_length(headers::text) + coalesce(octet_length(message_key), 0) + 128);
