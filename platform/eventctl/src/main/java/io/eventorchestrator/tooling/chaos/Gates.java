package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.List;

/**
 * Triggers in the services' databases. They wait while the run holds a lock, or refuse chosen goods. The services know
 * nothing of them.
 */
final class Gates {

    static final int LOCK = 7_101;
    static final int HELD = 7_102;

    private static final int INBOX = 100;
    private static final String FUNCTIONS = """
            create schema chaos;
            grant usage on schema chaos to public;
            create table chaos.refused_goods (sku text primary key);
            grant select on chaos.refused_goods to public;
            create sequence chaos.redelivered;
            grant usage, update on chaos.redelivered to public;
            create function chaos.wait_at_gate(what int, gate int) returns void language plpgsql as $$ begin
                if not pg_try_advisory_xact_lock_shared(%1$d, gate) then
                    perform pg_advisory_xact_lock_shared(%2$d, what);
                    perform pg_advisory_xact_lock_shared(%1$d, gate);
                end if;
            end $$;
            create function chaos.before_delete() returns trigger language plpgsql as $$ begin
                perform chaos.wait_at_gate((old.seq & 2147483647)::int, tg_argv[0]::int);
                return old;
            end $$;
            create function chaos.before_insert() returns trigger language plpgsql as $$ begin
                perform chaos.wait_at_gate(hashtext(new.event_id), tg_argv[0]::int);
                if exists (select from event_inbox i where i.consumer_group = new.consumer_group
                        and i.source = new.source and i.event_id = new.event_id and i.state = 'HANDLED') then
                    -- Without setval, a kill of the database would skip up to 32 values.
                    perform setval('chaos.redelivered', nextval('chaos.redelivered'));
                end if;
                return new;
            end $$;
            create function chaos.refuse_goods() returns trigger language plpgsql as $$ begin
                if exists (select from chaos.refused_goods r where r.sku = new.sku) then
                    raise exception 'a fault from outside refuses %%', new.sku;
                end if;
                return new;
            end $$;
            create trigger chaos_refuses before insert on inventory.reservation_line
                for each row execute function chaos.refuse_goods()""".formatted(LOCK, HELD);
    private static final String TRIGGERS = """
            create trigger chaos_gate before delete on %1$s.event_outbox
                for each row execute function chaos.before_delete('%2$d');
            create trigger chaos_gate before insert on %1$s.event_inbox
                for each row execute function chaos.before_insert('%3$d')""";

    private final Database database;
    private final List<String> services = Catalogue.load().services();

    Gates(Database database) {
        this.database = database;
    }

    void install() {
        database.execute(FUNCTIONS);
        for (int i = 0; i < services.size(); i++) {
            database.execute(TRIGGERS.formatted(schema(services.get(i)), i, INBOX + i));
        }
    }

    /** The schema of a service. */
    static String schema(String service) {
        return Catalogue.load().domain(service);
    }

    /** Before a published row leaves the outbox. */
    Gate outbox(String service) {
        return new Gate(database, services.indexOf(service));
    }

    /** In the transaction of a handler. */
    Gate inbox(String service) {
        return new Gate(database, INBOX + services.indexOf(service));
    }

    /**
     * The number of events that were delivered although they were handled. A sequence counts rollbacks, too, and counts
     * two at the same instant as one.
     */
    long redelivered() {
        return database.count("select case when is_called then last_value else 0 end from chaos.redelivered");
    }

    /** Lets handlers fail that reserve these goods. */
    void refuse(String sku) {
        database.list(row -> 1, "insert into chaos.refused_goods values (?) returning 1", sku);
    }

    void accept(String sku) {
        database.list(row -> 1, "delete from chaos.refused_goods where sku = ? returning 1", sku);
    }
}
