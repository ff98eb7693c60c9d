package io.eventorchestrator.messaging.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/** Probes the database with a new connection, because the pool itself may be exhausted. */
public final class DatabaseProbe {

    private static final String DISK_FULL = "53100";
    // Far more than the memory for it, so that the server writes a file; needs no privilege and leaves nothing behind.
    private static final String SPILL = "select count(*) from generate_series(1, 100000)";

    private final DataSource unpooled;

    /** @param unpooled opens a connection at each call, with time-outs */
    DatabaseProbe(DataSource unpooled) {
        this.unpooled = unpooled;
    }

    /**
     * Finds out why no transaction of this service can succeed. Takes a few seconds at most.
     *
     * @return empty if the database accepts this service, answers, is writable and has space on its disk
     */
    public Optional<String> obstacle() {
        try (Connection connection = unpooled.getConnection();
                Statement statement = connection.createStatement()) {
            if (isReadOnly(statement)) {
                return Optional.of("the database is read-only");
            }
            return hasSpace(statement) ? Optional.empty() : Optional.of("the database's disk is full");
        } catch (SQLException away) {
            return Optional.of("the database does not answer");
        }
    }

    private static boolean isReadOnly(Statement statement) throws SQLException {
        try (ResultSet setting = statement.executeQuery("show transaction_read_only")) {
            return setting.next() && setting.getString(1).equals("on");
        }
    }

    /**
     * Tests whether the database can write a temporary file. This service's own limit for temporary files doesn't count
     * as a full disk.
     */
    private static boolean hasSpace(Statement statement) throws SQLException {
        try {
            statement.execute("set work_mem = '64kB'");
            statement.execute(SPILL);
            return true;
        } catch (SQLException failed) {
            if (statement.getConnection().isClosed()) {
                throw failed;
            }
            return !DISK_FULL.equals(failed.getSQLState());
        }
    }
}
