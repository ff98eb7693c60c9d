package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL with the database {@code events}, and in it a role and a schema per service. */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
    private static final String DATABASE = "events";
    private static final Map<String, String> SCHEMAS = Map.of(
            "order_service", "orders",
            "inventory_service", "inventory",
            "notification_service", "notifications");

    private final ChildProcess process;
    private final int port;

    private LocalPostgres(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server whose commits are as durable as PostgreSQL's defaults make them. It ends with this process at the
     * latest, and its data stay.
     *
     * @param folder keeps data and log
     * @throws IllegalStateException if it does not start, naming the log
     */
    public static LocalPostgres start(Path folder, int port) {
        return start(folder, port, Optional.empty());
    }

    static LocalPostgres start(Path folder, int port, Optional<Path> archive) {
        return start(folder, port, archive, PROGRAMS);
    }

    /** @param programs where PostgreSQL's own files are unpacked, unless they are there */
    static LocalPostgres start(Path folder, int port, Optional<Path> archive, Path programs) {
        ChildProcess process = ChildProcess.start(
                "PostgreSQL",
                // Unpacking, which the first start on a machine does, takes most of it.
                new JavaCommand("256m", archive)
                        .running(
                                "-Dot.epg.working-dir=" + programs,
                                "-cp",
                                System.getProperty("java.class.path"),
                                PostgresServer.class.getName(),
                                String.valueOf(port),
                                folder.resolve("data").toAbsolutePath().toString()),
                Map.of(),
                folder.resolve("postgres.log"));
        LocalPostgres postgres = new LocalPostgres(process, port);
        process.awaitReady(START, postgres::answers);
        postgres.prepare();
        return postgres;
    }

    /** The URL of the database; a role's schema is found by its search path. */
    public String jdbcUrl() {
        return url(DATABASE);
    }

    ChildProcess process() {
        return process;
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void prepare() {
        try {
            createDatabase();
            createRoles();
        } catch (SQLException failed) {
            close();
            throw new IllegalStateException("PostgreSQL can't be prepared: " + failed.getMessage(), failed);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private void createRoles() throws SQLException {
        try (Connection connection = connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on schema public from public");
            for (Map.Entry<String, String> role : SCHEMAS.entrySet()) {
                createRole(statement, role.getKey(), role.getValue());
            }
        }
    }

    private static void createRole(Statement statement, String role, String schema) throws SQLException {
        if (isMissing(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
            statement.execute("create role %1$s login password '%1$s'".formatted(role));
        }
        statement.execute("create schema if not exists %s authorization %s".formatted(schema, role));
        statement.execute("alter role %s set search_path = %s".formatted(role, schema));
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        return !statement.executeQuery(query).next();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        process.close();
    }
}
