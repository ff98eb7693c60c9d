package io.eventorchestrator.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** PostgreSQL with the database {@code events}, and in it a role and a schema per service. */
public final class LocalPostgres implements AutoCloseable {

    private static final String DATABASE = "events";
    private static final Map<String, String> SCHEMAS = Map.of(
            "order_service", "orders",
            "inventory_service", "inventory",
            "notification_service", "notifications");

    private final EmbeddedPostgres postgres;

    private LocalPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts a server whose commits are as durable as PostgreSQL's defaults make them; the library's own are not.
     *
     * @param folder keeps the data
     * @throws IllegalStateException if it does not start
     */
    public static LocalPostgres start(Path folder, int port) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data").toFile())
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            LocalPostgres local = new LocalPostgres(postgres);
            local.prepare();
            return local;
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("PostgreSQL did not start: " + failed.getMessage(), failed);
        }
    }

    /** The URL of the database; a role's schema is found by its search path. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE;
    }

    private void prepare() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")
                    .next()) {
                statement.execute("create database " + DATABASE);
            }
        }
        try (Connection connection = postgres.getDatabase("postgres", DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on schema public from public");
            for (Map.Entry<String, String> role : SCHEMAS.entrySet()) {
                createRole(statement, role.getKey(), role.getValue());
            }
        }
    }

    private static void createRole(Statement statement, String role, String schema) throws SQLException {
        if (!statement
                .executeQuery("select 1 from pg_roles where rolname = '" + role + "'")
                .next()) {
            statement.execute("create role %1$s login password '%1$s'".formatted(role));
        }
        statement.execute("create schema if not exists %s authorization %s".formatted(schema, role));
        statement.execute("alter role %s set search_path = %s".formatted(role, schema));
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
