package io.eventorchestrator.messaging.simulation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database with the library's tables, whose clock the simulation sets. Its sessions outlive a run. */
final class SimulatedDatabase implements AutoCloseable {

    private static final int RUNS_BETWEEN_VACUUMS = 100;
    private static final int LONGEST_NAME = 60;

    private final DataSource server;
    private final Connection monitor;
    private final PreparedStatement clock;
    private final PreparedStatement blocking;
    private final Deque<Session> idle = new ArrayDeque<>();
    private final Map<String, String> names = new HashMap<>();
    private int runs;
    private long told;
    private long now;

    /** @param server the new database */
    SimulatedDatabase(DataSource server) {
        this.server = server;
        Flyway.configure()
                .dataSource(server)
                .locations("classpath:db/messaging")
                .table("event_messaging_history")
                .load()
                .migrate();
        monitor = connected(server);
        run("""
                create unlogged sequence simulated_time minvalue 0;
                create or replace function event_now() returns timestamptz language sql stable as
                    $$ select timestamptz '2026-01-01' + last_value * interval '1 microsecond' from simulated_time $$;
                create or replace function event_clock() returns timestamptz language sql volatile as
                    $$ select timestamptz '2026-01-01' + last_value * interval '1 microsecond' from simulated_time $$;
                create table simulated_key (key int primary key, last int not null);
                create table simulated_event (id text primary key, key int, n int, behaviour text, at bigint);
                create table simulated_effect (seq bigint generated always as identity, id text, key int, n int, at bigint);
                """);
        run(PlantedBug.FUNCTIONS);
        clock = prepared("select setval('simulated_time', ?)");
        blocking = prepared("select cardinality(pg_blocking_pids(?::int))");
    }

    private static Connection connected(DataSource server) {
        try {
            return server.getConnection();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(server);
    }

    /** Empties all tables. */
    void empty() {
        run("""
                truncate event_outbox, event_inbox, event_relay_instance, event_relay_lease, event_outbox_audit,
                    simulated_key, simulated_event, simulated_effect restart identity;
                alter sequence event_inbox_arrival restart;
                insert into event_relay_lease (shard) select generate_series(0, 15);
                insert into simulated_key select generate_series(0, 9), 0;
                """);
        if (runs++ % RUNS_BETWEEN_VACUUMS == RUNS_BETWEEN_VACUUMS - 1) {
            run("vacuum pg_class");
            run("vacuum pg_attribute");
            run("vacuum pg_sequence");
        }
    }

    /** Sets the clock of the statements that begin after this. */
    void setTime(long nanos) {
        now = nanos / 1_000;
    }

    /** Tells PostgreSQL the time, if it has changed since the last statement. */
    void tellTime() {
        if (told != now) {
            told = now;
            number(clock, now);
        }
    }

    /** Tests whether the session's statement waits for a lock of another one. */
    boolean isBlocked(Session session) {
        return number(blocking, session.pid) > 0;
    }

    void cancel(Session session) {
        run("select pg_cancel_backend(" + session.pid + ")");
    }

    /** The records in the outbox and the parked events. */
    long unsettled() {
        return number("select (select count(*) from event_outbox)"
                + " + (select count(*) from event_inbox where state = 'PARKED')");
    }

    /** @return the number of records set aside, which are pending again */
    long putBack() {
        return number("""
                with aside as (select seq from event_outbox where state = 'SET_ASIDE' for update skip locked),
                    back as (
                        update event_outbox set state = 'PENDING', reason = null
                        where seq in (select seq from aside) returning 1)
                select count(*) from back
                """);
    }

    /** The statement's begin, on one line. */
    String name(String sql) {
        return names.computeIfAbsent(sql, text -> {
            String line = text.strip().replaceAll("\\s+", " ");
            return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
        });
    }

    /** The number of shards that no other relay may take from this one. */
    long leases(String instance) {
        return number("select count(*) from event_relay_lease l join event_relay_instance i using (instance)"
                + " where instance = '" + instance + "' and i.expires_at > event_now()");
    }

    Session take() throws SQLException {
        Session session = idle.poll();
        return session == null ? open() : session;
    }

    void giveBack(Session session) {
        session.reset();
        idle.push(session);
    }

    private Session open() throws SQLException {
        Connection physical = server.getConnection();
        try (Statement statement = physical.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
        }
        return new Session(physical, physical.unwrap(PGConnection.class).getBackendPID());
    }

    private void run(String sql) {
        try (Statement statement = monitor.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    // Prepared by the server at the first execution, and planned once.
    private PreparedStatement prepared(String sql) {
        try {
            PreparedStatement statement = monitor.prepareStatement(sql);
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            return statement;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long number(PreparedStatement statement, long parameter) {
        try {
            statement.setLong(1, parameter);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long number(String sql) {
        try (Statement statement = monitor.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Session session : idle) {
            session.physical.close();
        }
        monitor.close();
    }
}
