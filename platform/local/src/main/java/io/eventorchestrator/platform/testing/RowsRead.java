package io.eventorchestrator.platform.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts the rows that a session reads, so that a test can verify that a statement uses its index. */
public final class RowsRead {

    private static final String COUNT = """
            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
            where schemaname = current_schema() and relname = ?
            """;

    private RowsRead() {}

    /**
     * Rows of a table that this session has read and not yet reported to the server's statistics, including discarded
     * ones. Call it twice in one transaction and take the difference.
     */
    public static long of(Connection session, String table) throws SQLException {
        try (PreparedStatement count = session.prepareStatement(COUNT)) {
            count.setString(1, table);
            try (ResultSet rows = count.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("no table " + table);
                }
                return rows.getLong(1);
            }
        }
    }
}
