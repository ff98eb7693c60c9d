package io.eventorchestrator.checker;

import tools.jackson.databind.JsonNode;

/**
 * A committed change of a row.
 *
 * @param transaction that made it
 * @param schema of the table
 * @param operation {@code INSERT}, {@code UPDATE}, {@code DELETE}, or {@code FOUND} for a row that was there already
 * @param before missing for a new row
 * @param after missing for a deleted row
 * @param early whether it was noted while other tables were not watched yet
 */
record Applied(
        long seq,
        String transaction,
        String at,
        String schema,
        String table,
        String operation,
        JsonNode before,
        JsonNode after,
        boolean early) {

    static Applied of(JsonNode line, boolean early) {
        String relation = line.path("relation").asString();
        int dot = relation.indexOf('.');
        return new Applied(
                line.path("seq").asLong(),
                line.path("tx").asString(),
                line.path("at").asString(""),
                dot < 0 ? "" : relation.substring(0, dot),
                relation.substring(dot + 1),
                line.path("operation").asString(),
                line.path("before"),
                line.path("after"),
                early);
    }

    boolean isOf(String schema, String table) {
        return this.table.equals(table) && this.schema.equals(schema);
    }

    /** Tests whether the row is new, as far as the witness knows. */
    boolean isNew() {
        return operation.equals("INSERT") || operation.equals("FOUND");
    }

    boolean isFound() {
        return operation.equals("FOUND");
    }

    /** Tests whether the row gets another value in this column. */
    boolean changes(String column) {
        return !before.path(column).equals(after.path(column));
    }

    String before(String column) {
        return before.path(column).asString("");
    }

    String after(String column) {
        return after.path(column).asString("");
    }

    String place() {
        return "note " + seq;
    }
}
