package io.eventorchestrator.checker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a table as JSON. Bytes become a digest, because a history needs to compare them only. */
final class RowJson {

    // A record's key is short, and findings name it.
    private static final String LONG_BYTES = """
            select attname from pg_attribute
            where attrelid = to_regclass(?) and atttypid = 'bytea'::regtype and attnum > 0 and not attisdropped
              and attname <> 'message_key'
            """;

    private RowJson() {}

    /** @return an expression of SQL for the row with the alias, without nulls */
    static String of(String table, String alias, Connection connection) throws SQLException {
        StringBuilder json = new StringBuilder("to_jsonb(").append(alias).append(")");
        for (String column : longBytes(table, connection)) {
            json.append(" || jsonb_build_object('%s', encode(sha256(%s.%s), 'hex'))".formatted(column, alias, column));
        }
        return "jsonb_strip_nulls(" + json + ")";
    }

    private static List<String> longBytes(String table, Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LONG_BYTES)) {
            query.setString(1, table);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    columns.add(found.getString(1));
                }
            }
        }
        return columns;
    }
}
