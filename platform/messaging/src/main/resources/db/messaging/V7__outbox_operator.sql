-- What eventctl outbox needs, for the role outbox_operator if the database has it: it reads the outbox, puts records
-- back and discards them, but can neither change what a record says nor an entry of the audit. A role that is created
-- later is given the same by hand.
do $$ begin
    if exists (select from pg_roles where rolname = 'outbox_operator') then
        execute format('grant usage on schema %I to outbox_operator', current_schema());
        grant select, update (state, reason), delete on event_outbox to outbox_operator;
        grant select, insert on event_outbox_audit to outbox_operator;
    end if;
end $$;
