package io.eventorchestrator.system;

import io.eventorchestrator.platform.LocalPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;

/** A service's tables: shows what it has handled, and can delay deliveries and publishing while it runs. */
final class ServiceDatabase {

    private final LocalPostgres postgres;
    private final String user;

    ServiceDatabase(LocalPostgres postgres, String service) {
        this.postgres = postgres;
        this.user = service.replace('-', '_');
    }

    /** Makes all deliveries wait at the inbox meanwhile; the service's other work goes on. */
    <T> T whileDeliveriesWait(Supplier<T> meanwhile) {
        return use(connection -> {
            connection.setAutoCommit(false);
            execute(connection, "lock table event_inbox in share mode");
            return meanwhile.get();
        });
    }

    /** Keeps events of the topic in the outbox meanwhile; later events of other topics pass them. */
    <T> T whileHoldingBack(String topic, Supplier<T> meanwhile) {
        return use(connection -> {
            execute(connection, """
                    create function hold_back() returns trigger language plpgsql as
                    $$ begin new.state = 'SET_ASIDE'; return new; end $$""");
            execute(connection, """
                    create trigger held_back before insert on event_outbox
                    for each row when (new.topic = '%s') execute function hold_back()""".formatted(topic));
            try {
                return meanwhile.get();
            } finally {
                execute(connection, "drop function hold_back cascade");
                execute(connection, "update event_outbox set state = 'PENDING' where topic = '" + topic + "'");
            }
        });
    }

    /** Makes an order an hour older. */
    void age(String order) {
        use(connection -> {
            execute(
                    connection,
                    "update customer_order set placed_at = placed_at - interval '1 hour' where id = '"
                            + UUID.fromString(order) + "'");
            return order;
        });
    }

    /** The number of handled events with the topic and key. */
    int handled(String topic, String key) {
        return use(connection -> count(connection, topic, key));
    }

    /** The number of orders in the state. */
    int orders(String state) {
        return use(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select count(*) from customer_order where state = ?")) {
                query.setString(1, state);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    private static int count(Connection connection, String topic, String key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select count(*) from event_inbox where state = 'HANDLED' and topic = ? and message_key = ?""")) {
            query.setString(1, topic);
            query.setBytes(2, key.getBytes(StandardCharsets.UTF_8));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <T> T use(Work<T> work) {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), user, postgres.password(user))) {
            return work.with(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
