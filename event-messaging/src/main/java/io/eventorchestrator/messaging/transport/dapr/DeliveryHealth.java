package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.inbox.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Whether deliveries make sense now: after one that found the database gone, only once the database answers again. */
final class DeliveryHealth {

    private static final int SECONDS = 1;

    private final DataSource unpooled;
    private volatile boolean unavailable;

    /** @param unpooled opens a connection of its own for each check, since the pool may be the very thing exhausted */
    DeliveryHealth(DataSource unpooled) {
        this.unpooled = unpooled;
    }

    void seen(List<Outcome> outcomes) {
        if (outcomes.contains(Outcome.UNAVAILABLE)) {
            unavailable = true;
        }
    }

    boolean ready() {
        if (unavailable && databaseAnswers()) {
            unavailable = false;
        }
        return !unavailable;
    }

    private boolean databaseAnswers() {
        try (Connection connection = unpooled.getConnection()) {
            return connection.isValid(SECONDS) && isWritable(connection);
        } catch (SQLException gone) {
            return false;
        }
    }

    private static boolean isWritable(Connection connection) throws SQLException {
        try (ResultSet setting = connection.createStatement().executeQuery("show transaction_read_only")) {
            return setting.next() && setting.getString(1).equals("off");
        }
    }
}
