package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.NotStartable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The platform's database as its superuser sees it. Each piece of work has a separate connection. */
record Database(String url, String password) {

    private static final Map<String, String> LIMITS = Map.of(
            "user", "postgres",
            "ApplicationName", "chaos",
            "connectTimeout", "10",
            "loginTimeout", "10",
            "socketTimeout", "60");

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws Exception;
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Connection connect() throws SQLException {
        Properties settings = new Properties();
        settings.putAll(LIMITS);
        settings.put("password", password);
        return DriverManager.getConnection(url, settings);
    }

    <T> T work(Work<T> work) {
        try (Connection connection = connect()) {
            return work.with(connection);
        } catch (Exception failed) {
            throw failure(failed);
        }
    }

    // The work may read and write files, too.
    static RuntimeException failure(Exception failed) {
        return failed instanceof IOException io
                ? new UncheckedIOException(io)
                : new NotStartable("The database of the run failed: " + failed.getMessage());
    }

    void execute(String sql) {
        work(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    <T> List<T> list(Row<T> row, String sql, Object... values) {
        return work(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    query.setObject(i + 1, values[i]);
                }
                return rows(row, query.executeQuery());
            }
        });
    }

    private static <T> List<T> rows(Row<T> row, ResultSet found) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (found.next()) {
            rows.add(row.of(found));
        }
        return rows;
    }

    <T> Optional<T> first(Row<T> row, String sql, Object... values) {
        return list(row, sql, values).stream().findFirst();
    }

    long count(String sql, Object... values) {
        return first(row -> row.getLong(1), sql, values).orElse(0L);
    }
}
