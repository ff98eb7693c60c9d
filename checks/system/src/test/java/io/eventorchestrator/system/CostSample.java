package io.eventorchestrator.system;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Counts of what the platform has used since its start.
 *
 * @param log bytes of PostgreSQL's write-ahead log
 * @param inbox bytes of the inboxes, with their indexes
 * @param events records in all topics but dead letters
 * @param nanos moment, as of {@link System#nanoTime}
 */
record CostSample(ProcessorTimes processor, long log, long commits, long inbox, long events, long nanos) {

    static CostSample of(Platform platform) throws SQLException {
        long events = Catalogue.load().topics().stream()
                .map(Topic::name)
                .filter(topic -> !topic.endsWith(".dlq"))
                .mapToLong(platform.topics()::written)
                .sum();
        try (Connection connection = platform.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select pg_backend_pid(), pg_current_wal_insert_lsn() - '0/0'::pg_lsn,
                            (select xact_commit from pg_stat_database where datname = current_database()),
                            (select sum(pg_total_relation_size(oid))
                                from pg_class where relname = 'event_inbox' and relkind in ('r', 'p'))""")) {
            row.next();
            return new CostSample(
                    ProcessorTimes.now(row.getLong(1)),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    events,
                    System.nanoTime());
        }
    }

    double secondsSince(CostSample earlier) {
        return (nanos - earlier.nanos) / 1e9;
    }
}
