-- As in the outbox: bytes, and headers in their order.
alter table event_inbox
    alter column message_key type bytea using convert_to(message_key, 'UTF8'),
    alter column headers type json using event_headers_in_order(headers);

drop function event_headers_in_order;
