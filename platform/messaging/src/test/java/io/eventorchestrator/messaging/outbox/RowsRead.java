package io.eventorchestrator.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Counts the rows that queries of the outbox's table read, in a transaction of the session. */
final class RowsRead {

    // Index entries, including those of deleted rows, and rows read without an index.
    private static final String READ = """
            select coalesce(sum(pg_stat_get_xact_tuples_returned(i)), 0) from (
                select indexrelid as i from pg_index where indrelid = 'event_outbox'::regclass
                union all select 'event_outbox'::regclass) relations
            """;

    private RowsRead() {}

    /** Runs a query, and undoes its changes. */
    static long by(Connection session, Runnable question) {
        try {
            session.setAutoCommit(false);
            long read = count(session, question);
            session.rollback();
            return read;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs a query, and keeps its changes. */
    static long byKeeping(Connection session, Runnable question) {
        try {
            session.setAutoCommit(false);
            long read = count(session, question);
            session.commit();
            return read;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long count(Connection session, Runnable question) {
        JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(session, true));
        long before = client.sql(READ).query(Long.class).single();
        question.run();
        return client.sql(READ).query(Long.class).single() - before;
    }
}
