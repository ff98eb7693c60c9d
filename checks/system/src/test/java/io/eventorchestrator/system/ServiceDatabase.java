package io.eventorchestrator.system;

import io.eventorchestrator.platform.LocalPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
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

    /**
     * Commits a record to the outbox as the service does.
     *
     * @param size of its value, in bytes
     * @return its sequence
     */
    long append(String topic, int partition, String key, int size) {
        return count("""
                insert into event_outbox (topic, partition, message_key, headers, value)
                values ('%s', %d, '%s', '[]', convert_to(repeat('x', %d), 'UTF8')) returning seq""".formatted(topic, partition, key, size));
    }

    /** The reason why a record of the outbox is set aside, and since when; empty if it is not. */
    String setAside(long seq) {
        return use(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("""
                            select reason || ', since ' || set_aside_at from event_outbox
                            where state = 'SET_ASIDE' and seq = %d""".formatted(seq))) {
                return row.next() ? row.getString(1) : "";
            }
        });
    }

    /** The settings of a command that works on these tables. */
    Map<String, String> login() {
        String prefix = user.toUpperCase(Locale.ROOT);
        return Map.of(
                prefix + "_DATABASE_URL", postgres.jdbcUrl(),
                prefix + "_DATABASE_USERNAME", user,
                prefix + "_DATABASE_PASSWORD", postgres.password(user));
    }

    /** Changes a table's definition, such as to provoke an error. */
    void change(String sql) {
        use(connection -> {
            execute(connection, sql);
            return sql;
        });
    }

    /** Makes the next attempts of all parked events due. */
    void attemptNow() {
        change("update event_inbox set due_at = event_now() where state = 'PARKED' and due_at is not null");
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

    /** The JDBC URL that gives a service's sessions this application name. */
    static String named(String application, LocalPostgres postgres) {
        String url = postgres.jdbcUrl();
        return url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + application;
    }

    /** The number of the application's deliveries that hold the locks of their keys and wait for another lock. */
    int waitingDeliveries(String application) {
        return deliveries(application, "wait_event_type = 'Lock'");
    }

    /** The number of the application's deliveries that hold the locks of their keys and do nothing. */
    int idleDeliveries(String application) {
        return deliveries(application, "state = 'idle in transaction'");
    }

    private int deliveries(String application, String condition) {
        return count("""
                select count(*) from pg_stat_activity a where application_name = '%s' and %s and exists (
                    select 1 from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.granted)""".formatted(application, condition));
    }

    /** The number of instances that hold leases of the outbox. */
    int relays() {
        return count("select count(distinct instance) from event_relay_lease");
    }

    /** The number of events that are not published or not handled yet. */
    int unfinished() {
        return count("""
                select (select count(*) from event_outbox)
                     + (select count(*) from event_inbox where state <> 'HANDLED')""");
    }

    /** The number of events that were handled before an earlier one of their key. */
    int outOfOrder() {
        return count("""
                select count(*) from (
                    select noted_at, max(noted_at) over (
                        partition by consumer_group, topic, partition, message_key order by record_offset) as latest
                    from event_inbox) handled
                where noted_at < latest""");
    }

    private int count(String sql) {
        return use(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery(sql)) {
                row.next();
                return row.getInt(1);
            }
        });
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
