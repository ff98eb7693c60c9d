-- A record's key and header values are bytes. Headers are an array, in their order: the class StoredHeaders writes it.
create function event_headers_in_order(headers jsonb) returns json
    language sql immutable returns null on null input
as $$
    select coalesce(json_agg(json_build_object('name', key, 'text', value)), '[]') from jsonb_each_text(headers)
$$;

alter table event_outbox
    alter column message_key type bytea using convert_to(message_key, 'UTF8'),
    alter column headers type json using event_headers_in_order(headers);
