package io.eventorchestrator.messaging.simulation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database with the library's tables, whose clock the simulation sets. Its sessions outlive a run. */
final class SimulatedDatabase implements AutoCloseable {

    private static final int RUNS_BETWEEN_VACUUMS = 100;

    private final DataSource server;
    private final Connection monitor;
    private final Deque<Session> idle = new ArrayDeque<>();
    private int runs;

    /** @param server the new database */
    SimulatedDatabase(DataSource server) throws SQLException {
        this.server = server;
        Flyway.configure()
                .dataSource(server)
                .locations("classpath:db/messaging")
                .table("event_messaging_history")
                .load()
                .migrate();
        monitor = server.getConnection();
        run("""
                create sequence simulated_time minvalue 0;
                create or replace function event_now() returns timestamptz language sql stable as
                    $$ select timestamptz '2026-01-01' + last_value * interval '1 microsecond' from simulated_time $$;
                create or replace function event_clock() returns timestamptz language sql volatile as
                    $$ select timestamptz '2026-01-01' + last_value * interval '1 microsecond' from simulated_time $$;
                create table simulated_key (key int primary key, last int not null);
                create table simulated_event (id text primary key, key int, n int, behaviour text);
                create table simulated_effect (seq bigint generated always as identity, id text, key int, n int);
                """);
        run(PlantedBug.FUNCTIONS);
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

    void setTime(long nanos) {
        run("select setval('simulated_time', " + nanos / 1_000 + ")");
    }

    /** Tests whether the session's statement waits for a lock of another one. */
    boolean isBlocked(Session session) {
        return number("select cardinality(pg_blocking_pids(" + session.pid + "))") > 0;
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
            statement.execute("set plan_cache_mode = force_custom_plan");
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
