package io.eventorchestrator.messaging.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Asks the database itself, by a new connection, since the pool may be the very thing that is exhausted. */
public final class DatabaseProbe {

    private final DataSource unpooled;

    /** @param unpooled opens a connection at each call, and waits for no answer for ever */
    DatabaseProbe(DataSource unpooled) {
        this.unpooled = unpooled;
    }

    /** Whether the database lets this service in, answers and can be written to. Takes a few seconds at most. */
    public boolean answers() {
        try (Connection connection = unpooled.getConnection();
                Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("show transaction_read_only")) {
            return setting.next() && setting.getString(1).equals("off");
        } catch (SQLException away) {
            return false;
        }
    }
}
