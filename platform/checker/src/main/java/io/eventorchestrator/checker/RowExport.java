package io.eventorchestrator.checker;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes the result of a query to a file, whatever its size: the database sends it in portions. */
final class RowExport {

    private static final int PORTION = 2_000;

    private RowExport() {}

    /** @param query has one column, which is a line of JSON */
    static long write(Connection connection, String query, Path file) throws SQLException, IOException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local timezone to 'UTC'");
            statement.setFetchSize(PORTION);
            return write(statement, query, file);
        } finally {
            connection.rollback();
            connection.setAutoCommit(before);
        }
    }

    private static long write(Statement statement, String query, Path file) throws SQLException, IOException {
        try (JsonLines lines = new JsonLines(file);
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines.end();
        }
    }
}
