package io.eventorchestrator.checker;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Writes tables as they are. */
public final class TableDump {

    private TableDump() {}

    /**
     * Writes each table to a file of the folder's {@link HistoryFolder#tables}, a line per row. Bytes are replaced by
     * their SHA-256, except for keys of records.
     *
     * @param connection may read the tables
     * @param tables with their schemas, such as {@code orders.customer_order}
     */
    public static void write(Connection connection, Collection<String> tables, HistoryFolder folder)
            throws SQLException, IOException {
        for (String table : tables) {
            Path file = folder.tables().resolve(table + ".jsonl");
            RowExport.write(
                    connection, "select " + RowJson.of(table, "r", connection) + "::text from " + table + " r", file);
        }
    }
}
