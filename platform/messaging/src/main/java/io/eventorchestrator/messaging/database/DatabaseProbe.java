package io.eventorchestrator.messaging.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Probes the database with a new connection, because the pool itself may be exhausted. */
public final class DatabaseProbe {

    // Far more than the memory for it, so that the server writes a file; needs no privilege and leaves nothing behind.
    private static final String SPILL = "select count(*) from generate_series(1, 100000)";

    private final DataSource unpooled;

    /** @param unpooled opens a connection at each call, with time-outs */
    DatabaseProbe(DataSource unpooled) {
        this.unpooled = unpooled;
    }

    /** Tests whether the database accepts this service, answers and is writable. Takes a few seconds at most. */
    public boolean answers() {
        try (Connection connection = unpooled.getConnection();
                Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("show transaction_read_only")) {
            return setting.next() && setting.getString(1).equals("off");
        } catch (SQLException away) {
            return false;
        }
    }

    /** Tests whether the database can write a temporary file, which it can't if its disk is full. */
    public boolean hasSpace() {
        try (Connection connection = unpooled.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '64kB'");
            statement.execute(SPILL);
            return true;
        } catch (SQLException full) {
            return false;
        }
    }
}
