package io.eventorchestrator.testing;

import io.eventorchestrator.platform.testing.RowsRead;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the rows that a service's statement reads, in a transaction that is rolled back. */
public record Reads(TransactionTemplate transactions, JdbcTemplate jdbc) {

    /**
     * @param given fills the table
     * @param statement the measured statement
     * @return rows of the table that the statement read, including discarded ones
     */
    public long of(String table, Runnable given, Runnable statement) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            given.run();
            long before = count(table);
            statement.run();
            return count(table) - before;
        }));
    }

    private long count(String table) {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Long>) session -> RowsRead.of(session, table)));
    }
}
