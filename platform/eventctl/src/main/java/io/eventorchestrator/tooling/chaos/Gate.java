package io.eventorchestrator.tooling.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** A place where transactions wait while it is closed. */
record Gate(Database database, int number) {

    private static final String WAITING = """
            select w.pid, a.application_name, h.objid::bigint
            from pg_locks w join pg_stat_activity a on a.pid = w.pid
            join pg_locks h on h.pid = w.pid and h.locktype = 'advisory' and h.classid::bigint = ? and h.granted
            where w.locktype = 'advisory' and w.classid::bigint = ? and w.objid::bigint = ? and not w.granted""";

    /**
     * A transaction that waits.
     *
     * @param application the instance whose transaction it is
     * @param what the number of its first row
     */
    record Waiting(int session, String application, long what) {}

    /** Closes it meanwhile. */
    <T> T whileClosed(Supplier<T> meanwhile) {
        return database.work(connection -> {
            close(connection);
            return meanwhile.get();
        });
    }

    // The lock ends with the session.
    private void close(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '10s'");
            statement.execute("select pg_advisory_lock(%d, %d)".formatted(Gates.LOCK, number));
        }
    }

    List<Waiting> waiting() {
        return database.list(
                row -> new Waiting(row.getInt(1), row.getString(2), row.getLong(3)),
                WAITING,
                Gates.HELD,
                Gates.LOCK,
                number);
    }

    /**
     * Ends the waiting sessions of a process that was killed. They would go on when the gate opens, as if the process
     * lived, but its work must be undone.
     */
    void end(String application) {
        waiting().stream()
                .filter(waiting -> waiting.application().equals(application))
                .forEach(waiting -> database.count("select pg_terminate_backend(?, 10000)::int", waiting.session()));
    }
}
