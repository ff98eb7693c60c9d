package io.eventorchestrator.tooling.chaos;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.IsolationLevel;

/** Rows of the services' outboxes, and whether their records are in their topics. */
record OutboxRows(Database database, Topics topics) {

    private static final String COLUMNS = "select seq, topic, convert_from(value, 'UTF8') from %s.event_outbox";
    private static final long MASK = Integer.MAX_VALUE;

    /** A row. */
    record OutboxRow(long seq, String topic, String value) {}

    /** @param number the sequence, as far as a lock's number goes */
    Optional<OutboxRow> numbered(String service, long number) {
        return find(service, " where seq & " + MASK + " = ?", number);
    }

    Optional<OutboxRow> ofKey(String service, String key) {
        return find(service, " where convert_from(message_key, 'UTF8') = ?", key);
    }

    boolean hasStill(String service, OutboxRow row) {
        return find(service, " where seq = ?", row.seq()).isPresent();
    }

    boolean isPublished(OutboxRow row) {
        return topics.find(
                        row.topic(),
                        IsolationLevel.READ_UNCOMMITTED,
                        read -> read.value() != null
                                && new String(read.value(), StandardCharsets.UTF_8).equals(row.value()))
                .isPresent();
    }

    private Optional<OutboxRow> find(String service, String where, Object value) {
        return database.first(
                row -> new OutboxRow(row.getLong(1), row.getString(2), row.getString(3)),
                COLUMNS.formatted(Gates.schema(service)) + where,
                value);
    }
}
