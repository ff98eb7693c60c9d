package io.eventorchestrator.tooling.saga;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps rows of the tables about returns. */
final class ReturnRows {

    private ReturnRows() {}

    static StoredReturn stored(ResultSet row) throws SQLException {
        return new StoredReturn(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                ReturnState.valueOf(row.getString("state")),
                row.getString("end_reason"),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("customer_reason"),
                step(row, Step.Name.RESTOCK, "restock"),
                step(row, Step.Name.REFUND, "refund"),
                row.getInt("run"),
                row.getString("workflow_version"),
                instant(row, "requested_at"),
                instant(row, "changed_at"),
                seconds(row, "age"),
                seconds(row, "unchanged"),
                instantOrNull(row, "decide_by"),
                row.getBoolean("too_late"),
                row.getString("action") == null ? null : intervention(row));
    }

    private static Step step(ResultSet row, Step.Name name, String column) throws SQLException {
        return new Step(
                name,
                row.getString(column + "_state"),
                row.getObject(column + "_attempts", Integer.class),
                row.getString(column + "_error"));
    }

    static Intervention intervention(ResultSet row) throws SQLException {
        return new Intervention(
                row.getLong("seq"),
                row.getString("action"),
                row.getString("step"),
                row.getString("by_whom"),
                row.getString("why"),
                instant(row, "at"),
                instantOrNull(row, "settled_at"),
                row.getString("answer"));
    }

    static Story.Line line(ResultSet row, String currency) throws SQLException {
        return new Story.Line(
                row.getString("sku"), row.getInt("quantity"), new Money(row.getLong("unit_price"), currency));
    }

    static Story.Entry entry(ResultSet row) throws SQLException {
        return new Story.Entry(
                instant(row, "at"),
                row.getString("what"),
                row.getString("detail"),
                row.getString("by_whom"),
                row.getString("why"));
    }

    static VersionCount version(ResultSet row) throws SQLException {
        return new VersionCount(
                row.getString("workflow_version"),
                row.getLong("returns"),
                seconds(row, "oldest"),
                row.getObject("example", UUID.class));
    }

    private static Duration seconds(ResultSet row, String column) throws SQLException {
        return Duration.ofSeconds(row.getLong(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
