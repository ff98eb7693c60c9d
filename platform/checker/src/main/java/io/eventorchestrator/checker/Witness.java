package io.eventorchestrator.checker;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Notes each change of tables in the transaction that makes it, by triggers. So the notes hold what was committed, and
 * nothing else, although no code of a service is changed. The triggers run with the rights of the role that installed
 * them; the services' roles need none.
 */
public final class Witness {

    private static final String SCHEMA = """
            create schema witness;
            create table witness.applied (
                seq         bigint generated always as identity primary key,
                transaction xid8        not null default pg_current_xact_id(),
                at          timestamptz not null default clock_timestamp(),
                relation    text        not null,
                operation   text        not null,
                before      jsonb,
                after       jsonb
            )""";
    private static final String TRIGGER = """
            lock table %1$s in share row exclusive mode;
            create function witness."%1$s"() returns trigger language plpgsql security definer
                set search_path = pg_catalog, pg_temp as
            $witness$ begin
                insert into witness.applied (relation, operation, before, after)
                values ('%1$s', tg_op, %2$s, %3$s);
                return null;
            end $witness$;
            create trigger witness after insert or update or delete on %1$s
                for each row execute function witness."%1$s"();
            insert into witness.applied (relation, operation, after) select '%1$s', 'FOUND', %4$s from %1$s found""";
    private static final String COMPLETE =
            "insert into witness.applied (relation, operation) values ('witness', 'INSTALLED')";
    private static final String WATCHED = """
            select c.oid::regclass::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where t.tgname = 'witness' and not t.tgisinternal order by 1""";
    private static final String LINES = """
            select json_build_object('seq', seq, 'tx', transaction::text, 'at', at, 'relation', relation,
                'operation', operation, 'before', before, 'after', after)::text
            from witness.applied order by seq""";

    private Witness() {}

    /**
     * Begins to note changes, in the table {@code witness.applied}. Rows that exist already are noted as found. Waits
     * for transactions that change a table, one table after the other.
     *
     * @param superuser or another role that may create schemas, and triggers on the tables
     * @param tables with their schemas, such as {@code orders.customer_order}
     * @throws SQLException if it is installed already, or a table is missing
     */
    public static void install(Connection superuser, Collection<String> tables) throws SQLException {
        execute(superuser, SCHEMA);
        for (String table : tables) {
            execute(
                    superuser,
                    TRIGGER.formatted(
                            table,
                            RowJson.of(table, "old", superuser),
                            RowJson.of(table, "new", superuser),
                            RowJson.of(table, "found", superuser)));
        }
        execute(superuser, COMPLETE);
    }

    /** Ends noting, and drops all notes. Does nothing if it is not installed. */
    public static void remove(Connection superuser) throws SQLException {
        // One by one, because a transaction that locks several tables could deadlock with a service.
        for (String table : watched(superuser)) {
            execute(superuser, "drop trigger witness on " + table);
        }
        execute(superuser, "drop schema if exists witness cascade");
    }

    private static List<String> watched(Connection superuser) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet found = statement.executeQuery(WATCHED)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    /**
     * Writes all notes to {@link HistoryFolder#witness}, in their order. Export when the services are at rest: a
     * transaction that commits later may have earlier notes.
     *
     * @return number of notes
     */
    public static long export(Connection superuser, HistoryFolder folder) throws SQLException, IOException {
        return RowExport.write(superuser, LINES, folder.witness());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(before);
        }
    }
}
